/** The little that our rules use of the ESLint-compatible rule interface. */
export interface Rule {
  readonly create: (context: Context) => Readonly<Record<string, (node: Node) => void>>;
}

export interface Context {
  /** Absolute path of the file being linted. */
  readonly filename: string;
  /** The directory that oxlint was started in: the root of the tree. */
  readonly cwd: string;
  readonly report: (finding: { readonly node: Node; readonly message: string }) => void;
}

/** A syntax node. Every field beyond `type` may be missing: which ones exist depends on the kind. */
export interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  /** Of a literal that is a regular expression. */
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
  readonly source?: Node | null;
  readonly argument?: Node;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly specifiers?: readonly Node[];
}
