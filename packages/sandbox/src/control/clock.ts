import type { Clock } from '../company';

interface Due {
  readonly at: number;
  readonly order: number;
  readonly action: () => void;
}

/** Node takes no longer timers. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Work with Git takes real time, so a moment of it is given. */
const settle = () => new Promise<void>(resolve => setTimeout(resolve, 25));

/** Sandbox time: it runs with the real clock until a test stops it, and it can be set and advanced. */
export class SandboxClock implements Clock {
  private offset = 0;
  private stoppedAt: number | undefined;
  private due: Due[] = [];
  private order = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly onError: (error: unknown) => void,
    private readonly stoppedFrom?: number,
  ) {
    this.reset();
  }

  /** Forgets what was planned and tells the time of the beginning again, or of that many milliseconds before. */
  reset(behindMs = 0): void {
    this.close();
    this.offset = -behindMs;
    this.stoppedAt =
      this.stoppedFrom === undefined ? undefined : this.stoppedFrom - behindMs;
  }

  now(): number {
    return this.stoppedAt ?? Date.now() + this.offset;
  }

  get running(): boolean {
    return this.stoppedAt === undefined;
  }

  after(milliseconds: number, action: () => void): void {
    this.order += 1;
    this.due.push({
      at: this.now() + Math.max(0, milliseconds),
      order: this.order,
      action,
    });
    this.due.sort((a, b) => a.at - b.at || a.order - b.order);
    this.schedule();
  }

  /** Moves time forward and does what falls due on the way, each at its own moment. */
  async advance(milliseconds: number): Promise<void> {
    const target = this.now() + milliseconds;
    for (;;) {
      const next = this.due[0];
      if (next === undefined || next.at > target) {
        break;
      }
      this.set(Math.max(this.now(), next.at));
      this.runDue();
      // What an action starts may itself plan something before the target: let its promises settle first.
      await settle();
    }
    this.set(Math.max(this.now(), target));
    this.schedule();
  }

  /** Jumps; what was planned for a time between is done at once when that time has passed. */
  set(at: number): void {
    this.offset = at - Date.now();
    if (this.stoppedAt !== undefined) {
      this.stoppedAt = at;
    }
    this.schedule();
  }

  stop(): void {
    this.stoppedAt = this.now();
    clearTimeout(this.timer);
  }

  start(): void {
    if (this.stoppedAt !== undefined) {
      this.offset = this.stoppedAt - Date.now();
      this.stoppedAt = undefined;
      this.schedule();
    }
  }

  close(): void {
    clearTimeout(this.timer);
    this.due = [];
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const next = this.due[0];
    if (next !== undefined && this.running) {
      this.timer = setTimeout(() => {
        this.runDue();
        this.schedule();
      }, Math.min(Math.max(0, next.at - this.now()), MAX_TIMER_MS));
    }
  }

  private runDue(): void {
    for (
      let next = this.due[0];
      next !== undefined && next.at <= this.now();
      next = this.due[0]
    ) {
      this.due.shift();
      try {
        next.action();
      } catch (error) {
        this.onError(error);
      }
    }
  }
}
