/** Finds the route of a path, as API Gateway does: a literal segment is preferred to a parameter. */
import type { Route } from './api.ts';

export interface Match {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Node {
  readonly literals: Map<string, Node>;
  parameter: { readonly name: string; readonly node: Node } | null;
  readonly methods: Map<string, Route>;
}

const newNode = (): Node => ({ literals: new Map(), parameter: null, methods: new Map() });

/** A finder over the routes; null for a path or a method that is not there. */
export function routerOf(routes: readonly Route[]): (method: string, path: string) => Match | null {
  const root = newNode();
  for (const route of routes) {
    let node = root;
    for (const segment of route.resource.split('/').slice(1)) node = childOf(node, segment);
    node.methods.set(route.method, route);
  }
  return (method, path) => {
    let node = root;
    const parameters: Record<string, string> = {};
    for (const segment of path.split('/').slice(1)) {
      const literal = node.literals.get(segment);
      if (!literal && (!node.parameter || segment === '')) return null;
      if (!literal && node.parameter) parameters[node.parameter.name] = decoded(segment);
      node = literal ?? node.parameter?.node ?? node;
    }
    const route = node.methods.get(method) ?? node.methods.get('ANY');
    return route ? { route, parameters } : null;
  };
}

function childOf(node: Node, segment: string): Node {
  const name = /^\{(\w+)\}$/.exec(segment)?.[1];
  if (name !== undefined) {
    node.parameter ??= { name, node: newNode() };
    return node.parameter.node;
  }
  const child = node.literals.get(segment) ?? newNode();
  node.literals.set(segment, child);
  return child;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
