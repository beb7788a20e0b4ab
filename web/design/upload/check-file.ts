/** What can be said about a file before it is sent. */

/** The files that are accepted. */
export interface FileRules {
  readonly mostBytes: number;
  /** Media types by the extension of a file's name, without the dot: the first is used when the browser knows none. */
  readonly mediaTypes: Readonly<Record<string, readonly string[]>>;
}

export type FileFault = 'empty' | 'too-large' | 'other-type';

/** The media type to declare for a file, without parameters; null when the file is of no accepted type. */
export function mediaTypeOf(file: Pick<File, 'name' | 'type'>, { mediaTypes }: FileRules): string | null {
  const declared = file.type.toLowerCase().split(';')[0]?.trim() ?? '';
  if (Object.values(mediaTypes).some((types) => types.includes(declared))) return declared;
  // Some systems know no type for .m4a or .opus; a declared type of another kind is not overruled by a name.
  if (declared !== '' && declared !== 'application/octet-stream') return null;
  const extension = file.name.toLowerCase().split('.').at(-1) ?? '';
  return mediaTypes[extension]?.[0] ?? null;
}

/** Why a file cannot be sent; null when it can. What it really contains is found out after it was sent. */
export function faultOf(file: Pick<File, 'name' | 'type' | 'size'>, rules: FileRules): FileFault | null {
  if (file.size === 0) return 'empty';
  if (mediaTypeOf(file, rules) === null) return 'other-type';
  return file.size > rules.mostBytes ? 'too-large' : null;
}
