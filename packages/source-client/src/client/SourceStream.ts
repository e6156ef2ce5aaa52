import { StringDecoder } from 'node:string_decoder';
import { SourceError } from '../failure';
import { bodyFailure } from '../transport/body';
import type { OpenAnswer } from '../transport/exchange';

const LONGEST_LINE = 8 * 1024 * 1024;
const BEGINNING_BYTES = 64 * 1024;

/** An answer that goes on: a watch, a log that is followed, lines of JSON. */
export class SourceStream {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly #answer: OpenAnswer;
  readonly #told: (error: unknown) => unknown;

  constructor(answer: OpenAnswer, told: (error: unknown) => unknown) {
    this.status = answer.status;
    this.headers = answer.headers;
    this.#answer = answer;
    this.#told = told;
  }

  /** Pieces as they come. Leaving the loop ends the request. @throws SourceError when the other side breaks off */
  async *chunks(): AsyncGenerator<Buffer, void, undefined> {
    const { body, deadlines } = this.#answer;
    try {
      for await (const chunk of body) {
        yield Buffer.from(chunk);
      }
    } catch (error) {
      throw this.#told(bodyFailure(error, deadlines.signal));
    } finally {
      this.close();
    }
  }

  /** Lines as they come, without their ends and without empty ones. */
  async *lines(): AsyncGenerator<string, void, undefined> {
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for await (const chunk of this.chunks()) {
      const parts = (rest + decoder.write(chunk)).split('\n');
      rest = parts.pop() ?? '';
      if (rest.length > LONGEST_LINE) {
        throw this.#told(
          new SourceError(
            'unsupported',
            `One line of the answer is longer than ${LONGEST_LINE} characters.`,
          ),
        );
      }
      yield* parts.map(withoutReturn).filter(isFilled);
    }
    const last = withoutReturn(rest + decoder.end());
    if (isFilled(last)) {
      yield last;
    }
  }

  /** Ends the request. */
  close(): void {
    this.#answer.deadlines.stop();
    this.#answer.body.on('error', () => undefined).destroy();
  }

  /** What a refusal says; then the request is over. */
  async beginning(): Promise<string> {
    let text = '';
    for await (const chunk of this.chunks()) {
      text += chunk.toString('utf8');
      if (text.length > BEGINNING_BYTES) {
        break;
      }
    }
    return text;
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}
