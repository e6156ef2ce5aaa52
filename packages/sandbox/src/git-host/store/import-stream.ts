import type { Signature } from './parse-objects';

export interface FileChange {
  readonly path: string;
  /** Undefined deletes the file. */
  readonly content: string | Buffer | undefined;
  readonly executable?: boolean;
}

export interface CommitInput {
  readonly ref: string;
  readonly author: Signature;
  readonly committer?: Signature;
  readonly message: string;
  readonly files: readonly FileChange[];
  readonly mark?: number;
  /** Ref or SHA of the parent; without it the commit follows the ref's last commit in this stream. */
  readonly from?: string;
  readonly merge?: string;
  /** Forgets the parent's tree first, so that `files` is everything. */
  readonly replacesTree?: boolean;
}

/** One commit in the language of `git fast-import`. */
export function commitCommand(input: CommitInput): Buffer {
  const parts: (string | Buffer)[] = [`commit ${input.ref}\n`];
  if (input.mark !== undefined) {
    parts.push(`mark :${input.mark}\n`);
  }
  parts.push(
    `author ${signature(input.author)}\n`,
    `committer ${signature(input.committer ?? input.author)}\n`,
    data(input.message),
  );
  if (input.from !== undefined) {
    parts.push(`from ${input.from}\n`);
  }
  if (input.merge !== undefined) {
    parts.push(`merge ${input.merge}\n`);
  }
  if (input.replacesTree === true) {
    parts.push('deleteall\n');
  }
  for (const file of input.files) {
    if (file.content === undefined) {
      parts.push(`D ${quoted(file.path)}\n`);
    } else {
      parts.push(
        `M ${file.executable === true ? '100755' : '100644'} inline ${quoted(
          file.path,
        )}\n`,
        data(file.content),
      );
    }
  }
  parts.push('\n');
  return Buffer.concat(
    parts.map(part => (typeof part === 'string' ? Buffer.from(part) : part)),
  );
}

function data(content: string | Buffer): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return Buffer.concat([
    Buffer.from(`data ${bytes.length}\n`),
    bytes,
    Buffer.from('\n'),
  ]);
}

function signature({ name, email, at }: Signature): string {
  return `${name.replace(/[<>\n]/g, '')} <${email.replace(
    /[<>\n ]/g,
    '',
  )}> ${Math.floor(at / 1000)} +0000`;
}

function quoted(path: string): string {
  return `"${path
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')}"`;
}
