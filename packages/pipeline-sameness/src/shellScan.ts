/**
 * Cuts a shell script into its commands in one pass: what is quoted is an argument and separates nothing, a command
 * substitution is a command of its own, and so is what a shell is told to run (`sh -c '…'`).
 */

/** Stands for a space inside quotes until the words of a command have been told apart. */
export const QUOTED_SPACE = '\u0001';
/** Substitutions, and shells inside shells, that are followed into one another. */
const MAX_NESTING = 20;
/** Longer commands are data; what one does stands at its beginning. */
const MAX_COMMAND = 4_000;

const HEREDOC = /(?<!<)<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1/;

/** Bodies of here-documents are data for a command, not commands; one that is not closed is no here-document. */
export function withoutHeredocs(script: string): string {
  const lines = script.split(/\r?\n/);
  const last = new Map(lines.map((line, index) => [line.trim(), index]));
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const end = HEREDOC.exec(line)?.[2];
    kept.push(end === undefined ? line : line.replace(HEREDOC, ''));
    if (end !== undefined && (last.get(end) ?? -1) > at)
      while (lines[at + 1]?.trim() !== end) at += 1;
    if (end !== undefined && lines[at + 1]?.trim() === end) at += 1;
  }
  return kept.join('\n');
}

interface Frame {
  text: string;
  quote: string;
  /** Where the quoted text begins that a shell is told to run; -1 outside of one. */
  toldAt: number;
}

class Scanner {
  readonly commands: string[] = [];
  private frames: Frame[] = [{ text: '', quote: '', toldAt: -1 }];

  constructor(private readonly nesting: number) {}

  private get top(): Frame {
    return this.frames.at(-1) ?? { text: '', quote: '', toldAt: -1 };
  }

  private flush(): void {
    const text = this.top.text.trim().slice(0, MAX_COMMAND);
    if (text !== '') this.commands.push(text);
    this.top.text = '';
  }

  private openQuote(quote: string): void {
    const { top } = this;
    top.quote = quote;
    if (/\s-\w*c\s*$/.test(top.text.slice(-20))) top.toldAt = top.text.length;
  }

  private closeQuote(): void {
    const { top } = this;
    if (top.toldAt >= 0 && this.nesting < MAX_NESTING) {
      const told = top.text.slice(top.toldAt);
      const inner = told.replaceAll(QUOTED_SPACE, ' ');
      this.commands.push(...scanCommands(inner, this.nesting + 1));
    }
    top.quote = '';
    top.toldAt = -1;
  }

  /** Takes the character at `at`; returns how many were taken. */
  take(script: string, at: number): number {
    const { top } = this;
    const next = script[at] ?? '';
    if (next === '\\' && top.quote !== "'") {
      const escaped = script[at + 1] ?? '';
      top.text += escaped === '\n' || escaped === '' ? ' ' : escaped;
      return 2;
    }
    if (top.quote === "'") return this.takeQuoted(next);
    if (next === '$' && script[at + 1] === '(' && script[at + 2] !== '(')
      return this.openSubstitution();
    if (top.quote === '"') return this.takeQuoted(next);
    return this.takePlain(script, at, next);
  }

  private openSubstitution(): number {
    if (this.frames.length >= MAX_NESTING) return 2;
    this.frames.push({ text: '', quote: '', toldAt: -1 });
    return 2;
  }

  private takeQuoted(next: string): number {
    const { top } = this;
    if (next === top.quote) this.closeQuote();
    else top.text += /\s/.test(next) && top.toldAt < 0 ? QUOTED_SPACE : next;
    return 1;
  }

  private takePlain(script: string, at: number, next: string): number {
    const { top } = this;
    if (next === '"' || next === "'") this.openQuote(next);
    else if (next === '#' && /(^|\s)$/.test(top.text.slice(-1))) {
      const end = script.indexOf('\n', at);
      return (end < 0 ? script.length : end) - at;
    } else if (next === ')' && this.frames.length > 1) {
      this.flush();
      this.frames.pop();
      this.top.text += '$EXPR';
    } else if (/[\n;|&`]/.test(next)) {
      // `2>&1` and `>&2` separate nothing.
      if (next === '&' && /[<>]$/.test(top.text)) top.text += next;
      else this.flush();
    } else top.text += next;
    return 1;
  }

  end(): void {
    while (this.frames.length > 0) {
      this.flush();
      this.frames.pop();
    }
  }
}

/** The commands of a script without here-documents, each on one line, in the order in which they end. */
export function scanCommands(script: string, nesting = 0): readonly string[] {
  const scanner = new Scanner(nesting);
  for (let at = 0; at < script.length; ) at += scanner.take(script, at);
  scanner.end();
  return scanner.commands;
}
