/** Finds text next to elements in JSX, which breaks when a browser translates the page. See `web/design/elements.ts`. */
import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** A file that need not be stored, by its path below the root. */
export interface Example {
  readonly file: string;
  readonly text: string;
}

/** Of every component below `web/`, and of an example: `web/shell/shell.tsx:12 {t('…')}`. */
export function findBareText(root: string, example: Example): readonly string[] {
  const config = ts.readConfigFile(join(root, 'web/tsconfig.json'), (path) => ts.sys.readFile(path)).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'web'), { noEmit: true });
  const paths = [...globSync(join(root, 'web/**/*.tsx')), join(root, example.file)];
  const program = ts.createProgram(paths, options, hostWith(options, join(root, example.file), example.text));
  const checker = program.getTypeChecker();
  return paths.flatMap((path) => {
    const source = program.getSourceFile(path);
    if (!source) throw new Error(`${path} cannot be read`);
    return bareTextIn(source, checker).map((node) => {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      return `${relative(root, path)}:${line} ${node.getText(source).replaceAll(/\s+/g, ' ').trim().slice(0, 80)}`;
    });
  });
}

/** Six thousand types, none of them text: to read them takes longer than all the rest. */
const unread = '/@tabler/icons-react/';

function hostWith(options: ts.CompilerOptions, path: string, text: string): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (name) => name === path || (!name.includes(unread) && host.fileExists(name)),
    readFile: (name) => (name === path ? text : host.readFile(name)),
    getSourceFile: (name, ...rest) =>
      name === path ? ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true) : host.getSourceFile(name, ...rest),
  };
}

function bareTextIn(source: ts.SourceFile, checker: ts.TypeChecker): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const isText = (node: ts.Node): boolean =>
    ts.isJsxText(node) ||
    (ts.isJsxExpression(node) &&
      node.expression !== undefined &&
      mayBeText(checker.getTypeAtLocation(node.expression), checker));
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
      const children = node.children.filter(isRendered);
      // A fragment has no element of its own: its text stands next to whatever it is put into.
      if (children.length > 1 || ts.isJsxFragment(node)) found.push(...children.filter(isText));
    }
    if (ts.isJsxAttribute(node) && isInputLabel(node) && node.initializer && !ts.isStringLiteral(node.initializer))
      if (isText(node.initializer)) found.push(node);
    if (isComponent(node) && returnsText(node, checker)) found.push(node.name ?? node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isRendered = (child: ts.JsxChild): boolean =>
  !(ts.isJsxText(child) && child.containsOnlyTriviaWhiteSpaces) && !(ts.isJsxExpression(child) && !child.expression);

/** Mantine puts an asterisk next to the label of a required input; those of a switch or a radio button stand alone. */
const inputs: ReadonlySet<string> = new Set(['TextInput', 'PasswordInput', 'NativeSelect', 'Textarea']);

const isInputLabel = (node: ts.JsxAttribute): boolean =>
  node.name.getText() === 'label' && inputs.has(node.parent.parent.tagName.getText());

type Component = ts.FunctionDeclaration | (ts.VariableDeclaration & { readonly name: ts.Identifier });

const isComponent = (node: ts.Node): node is Component =>
  (ts.isFunctionDeclaration(node) ||
    (ts.isVariableDeclaration(node) &&
      ts.isIdentifier(node.name) &&
      node.initializer !== undefined &&
      ts.isArrowFunction(node.initializer))) &&
  /^[A-Z]/.test(node.name?.getText() ?? '');

function returnsText(node: Component, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(ts.isFunctionDeclaration(node) ? node : node.name);
  return type.getCallSignatures().some((signature) => mayBeText(signature.getReturnType(), checker));
}

const textFlags =
  ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.Any | ts.TypeFlags.Unknown;

function mayBeText(type: ts.Type, checker: ts.TypeChecker, seen = new Set<ts.Type>()): boolean {
  // A list of elements is a type that contains itself.
  if (seen.has(type)) return false;
  seen.add(type);
  if (type.flags & textFlags) return true;
  const parts = type.isUnion()
    ? type.types
    : checker.isArrayType(type) || checker.isTupleType(type)
      ? checker.getTypeArguments(type as ts.TypeReference)
      : [];
  return parts.some((each) => mayBeText(each, checker, seen));
}
