// The editing half of an open canvas: own changes, those of others, and undo.
import { ByteReader } from "./bytes";
import { decodeChange, encodeChange } from "./codec";
import { bytesText, mintChangeId, textBytes } from "./ids";
import { Call, CoreStopped, OutOfStep, Refusal, Session } from "./runtime";
import type { Lost, Outgoing, Reception, Touched } from "./types";
import type { ChangeId, Operation, UserId } from "./values";

export type Opening = (snapshot: Uint8Array, revision: number | bigint) => Session;

/** Where the document stands. */
interface Standing {
  readonly revision: number;
  readonly version: number;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
}

const sendByte = 1;
const rule = { nodeMissing: 1, wireMissing: 2, idInUse: 3 } as const;

export abstract class DocumentEditing {
  private readonly unconfirmed = new Map<ChangeId, Outgoing>();
  private readonly listeners = new Set<(touched: Touched) => void>();
  private standing: Standing = { revision: 0, version: 0, undoLabel: null, redoLabel: null };
  /** Versions of cores that stopped count on. */
  private versionsBefore = 0;

  constructor(
    private readonly author: UserId,
    private readonly opening: Opening,
    protected session: Session,
  ) {
    this.takeNews();
  }

  /** The newest revision received: `revision` of `open` after a cut connection. */
  get revision(): number {
    return this.standing.revision;
  }

  /** Grows with every change of what the document says; a key for `useSyncExternalStore`. */
  get version(): number {
    return this.versionsBefore + this.standing.version;
  }

  /** What `undo` would take back, or null. */
  get undoLabel(): string | null {
    return this.standing.undoLabel;
  }

  /** What `redo` would make again, or null. */
  get redoLabel(): string | null {
    return this.standing.redoLabel;
  }

  /** The own changes that the studio has not confirmed, oldest first: send them again after reconnecting. */
  get pending(): readonly Outgoing[] {
    return [...this.unconfirmed.values()];
  }

  /** Called after every edit, own or remote, with what it touched. Returns what ends it. */
  subscribe(listener: (touched: Touched) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  // What changes the document returns what is to be sent; a refused edit changes nothing.

  /** Makes an edit at once.
   * @param options.coalesce edits one after the other with the same key are one step of undo: one key for one gesture,
   * such as a drag of a slider.
   * @throws Refusal */
  perform(label: string, operations: readonly Operation[], options: { coalesce?: string } = {}): Outgoing {
    const id = mintChangeId();
    const change = encodeChange({ id, author: this.author, base: this.revision, label, operations, inverses: [] });
    return this.send(id, label, Call.perform, change, options.coalesce);
  }

  /** Takes the person's last step back. @throws Refusal; the step is then forgotten. */
  undo(): Outgoing {
    return this.step(Call.undo, this.undoLabel);
  }

  /** Makes the last undone step again. @throws Refusal; the step is then forgotten. */
  redo(): Outgoing {
    return this.step(Call.redo, this.redoLabel);
  }

  private step(call: number, label: string | null): Outgoing {
    const id = mintChangeId();
    try {
      return this.send(id, label ?? "", call, textBytes(id, 16) ?? new Uint8Array());
    } catch (error) {
      // The step is gone, and with it its label.
      if (error instanceof Refusal) this.announce();
      throw error;
    }
  }

  private send(id: ChangeId, label: string, call: number, rest: Uint8Array, text = ""): Outgoing {
    const outgoing = { id, label, bytes: proposal(this.session.call(call, { text, rest }).rest()) };
    this.unconfirmed.set(id, outgoing);
    this.announce();
    return outgoing;
  }

  /** Takes in message `11` without its moment: the change that made a revision. */
  receive(revision: number | bigint, change: Uint8Array): Reception {
    const id = bytesText(change.subarray(2, 18));
    const isKnown = Number(revision) <= this.revision && !this.unconfirmed.has(id);
    try {
      const reader = this.session.call(Call.receive, { numbers: [Number(revision)], rest: change });
      if (isKnown) return { outcome: "known" };
      this.unconfirmed.delete(id);
      const lost = this.forget(reader);
      this.announce();
      return { outcome: "merged", lost };
    } catch (error) {
      if (!(error instanceof OutOfStep)) throw error;
      this.announce();
      return { outcome: "outOfStep" };
    }
  }

  /** Takes away a change that the studio refused (`refused`), be it a pending one or one of a restored history; later
   * pending ones that needed it go with it. */
  withdraw(change: ChangeId): readonly Lost[] {
    const rest = textBytes(change, 16);
    if (!rest) return [];
    this.unconfirmed.delete(change);
    const lost = this.forget(this.session.call(Call.withdraw, { rest }));
    this.announce();
    return lost;
  }

  /** Begins anew from message `10`, keeping the pending changes on top; steps of undo stay, unless the studio has gone
   * back to an older copy, in which they mean nothing. */
  reset(snapshot: Uint8Array, revision: number | bigint): readonly Lost[] {
    const isBack = Number(revision) < this.revision;
    const lost = this.forget(this.session.call(Call.reset, { numbers: [Number(revision)], rest: snapshot }));
    if (isBack) this.session.call(Call.restore);
    this.announce(true);
    if (isBack) for (const outgoing of this.pending) this.unconfirmed.set(outgoing.id, this.rebased(outgoing));
    return lost;
  }

  /** The same change for a studio that is not as far as the change says. */
  rebased({ id, label, bytes }: Outgoing): Outgoing {
    const change = decodeChange(bytes.subarray(1));
    const base = Math.min(Number(change.base), this.revision);
    return { id, label, bytes: proposal(encodeChange({ ...change, base })) };
  }

  /** What became of the steps of undo since this was last asked, to be kept; empty when nothing did.
   * @param newest begins anew, with so many steps of either side. */
  history(newest?: number): Uint8Array {
    return this.session.call(Call.history, { numbers: newest === undefined ? [] : [1, newest] }).rest();
  }

  /** Goes on with a history, all that `history` answered; false when it is damaged or another's. */
  restoreHistory(row: Uint8Array): boolean {
    try {
      this.session.call(Call.restore, { rest: row });
    } catch (error) {
      if (error instanceof CoreStopped) throw error;
      return false;
    }
    this.announce();
    return true;
  }

  /** Like `reset`, in a new core, after `CoreStopped`. Steps of undo are gone. */
  recover(snapshot: Uint8Array, revision: number | bigint): readonly Lost[] {
    this.versionsBefore += this.standing.version + 1;
    this.session = this.opening(snapshot, revision);
    this.restore();
    const again = this.pending;
    const lost: Lost[] = [];
    for (const { id, bytes } of again) {
      const change = bytes.subarray(1);
      try {
        this.session.call(Call.perform, { rest: change });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.unconfirmed.delete(id);
        if (isDone(decodeChange(change).operations[0], error.code)) continue;
        lost.push({ id, code: error.code, reason: error.reason });
      }
    }
    this.announce(true);
    return lost;
  }

  /** The document as the person sees it, encoded. */
  snapshot(): Uint8Array {
    return this.session.call(Call.snapshot).rest();
  }

  /** Frees the core's memory. */
  close(): void {
    this.listeners.clear();
    this.session.free();
  }

  /** Checks operations without making them. */
  refusal(operations: readonly Operation[]): { code: number; reason: string } | null {
    const change = { id: mintChangeId(), author: this.author, base: 0, label: "", operations, inverses: [] };
    try {
      this.session.call(Call.check, { rest: encodeChange(change) });
      return null;
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, reason: error.reason };
      throw error;
    }
  }

  /** Throws away what is kept of what was touched. */
  protected abstract forgetKept(touched: Touched): void;
  /** Tells a new core what the page told the one before. */
  protected abstract restore(): void;

  private forget(reader: ByteReader): Lost[] {
    const lost = reader.list((from) => ({ id: from.longId(), code: from.byte(), reason: from.text() }));
    for (const { id } of lost) this.unconfirmed.delete(id);
    return lost;
  }

  private announce(everything = false): void {
    const touched = { ...this.takeNews(), everything };
    this.forgetKept(touched);
    for (const listener of [...this.listeners]) listener(touched);
  }

  private takeNews(): Touched {
    const news = this.session.call(Call.news);
    const revision = Number(news.varint());
    const version = Number(news.varint());
    const pending = new Set(news.list((from) => from.longId()));
    // A snapshot may show that a pending change has arrived.
    for (const id of this.unconfirmed.keys()) if (!pending.has(id)) this.unconfirmed.delete(id);
    const undoLabel = news.flag() ? news.text() : null;
    const redoLabel = news.flag() ? news.text() : null;
    this.standing = { revision, version, undoLabel, redoLabel };
    const nodes = new Set(news.list((from) => from.id()));
    const wires = new Set(news.list((from) => from.id()));
    return { version: this.version, nodes, wires, everything: false };
  }
}

/** A change as it is sent. */
function proposal(change: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(change.length + 1);
  bytes[0] = sendByte;
  bytes.set(change, 1);
  return bytes;
}

/** Whether a refusal says that the change is there already; `ClientDocument.isDone` in the core. */
function isDone(first: Operation | undefined, code: number): boolean {
  switch (first?.op) {
    case undefined: return true;
    case "add_node": case "connect": return code === rule.idInUse;
    case "remove_node": return code === rule.nodeMissing;
    case "disconnect": return code === rule.wireMissing;
    default: return false;
  }
}
