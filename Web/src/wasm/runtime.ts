// The core's instance: memory, calls, and what happens when it stops.
import { ByteReader, ByteWriter } from "./bytes";
import { textBytes } from "./ids";
import type { NodeId, PortReference, WireId } from "./values";

/** A rule refuses an edit. `reason` is one sentence for the person who made it. */
export class Refusal extends Error {
  /** @param code `GraphError.Code` */
  constructor(
    readonly code: number,
    readonly reason: string,
  ) {
    super(reason);
    this.name = "Refusal";
  }
}

/** The core has stopped; `CanvasDocument.recover` starts it anew. */
export class CoreStopped extends Error {
  constructor() {
    super("The canvas has stopped and must be loaded anew.");
    this.name = "CoreStopped";
  }
}

/** The received change does not follow. */
export class OutOfStep extends Error {}

/** `GraphCall` of Sources/GraphCoreWasm. */
export const Call = {
  perform: 1, receive: 2, withdraw: 3, undo: 4, redo: 5, snapshot: 6, reset: 7, news: 8,
  history: 9, restore: 10,
  node: 16, wire: 17, wiresInto: 18, wiresFrom: 19, nodes: 20,
  verdict: 32, fittingPorts: 33, kindsThatFit: 34, deleting: 35, connecting: 36, reconnecting: 37, placing: 38,
  moving: 39, copying: 40, pasting: 41, check: 42,
  measure: 48, face: 49, select: 50, lift: 51, hit: 52, nodesIn: 53, bounds: 54, portPosition: 55, slot: 56,
  standIn: 57, enter: 58, portPlace: 59, holder: 60, seenNodes: 61, members: 62,
  fingerprint: 64, setMade: 65, staleNodes: 66,
} as const;

/** What a call is about. */
export interface Request {
  nodes?: Iterable<NodeId>;
  wires?: Iterable<WireId>;
  ports?: readonly PortReference[];
  numbers?: readonly number[];
  text?: string;
  rest?: Uint8Array;
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  graphcore_allocate(count: number): number;
  graphcore_deallocate(pointer: number): void;
  graphcore_open(...pointersAndCounts: number[]): number;
  graphcore_free(session: number): void;
  graphcore_call(session: number, call: number, request: number, count: number): number;
  graphcore_answer(session: number): number;
  graphcore_answer_count(session: number): number;
  graphcore_view(session: number, left: number, top: number, right: number, bottom: number): number;
  graphcore_view_words(session: number): number;
  graphcore_lift_by(session: number, x: number, y: number): void;
}

const enum Status {
  done = 0,
  refused = 1,
  unreadable = 2,
  closed = 3,
  outOfStep = 4,
}

/** A session in an instance of its own. */
export class Session {
  private readonly core: Exports;
  private session = 0;
  private isStopped = false;

  constructor(module: WebAssembly.Module, catalogue: Uint8Array, snapshot: Uint8Array, context: Uint8Array) {
    const instance = new WebAssembly.Instance(module, {
      wasi_snapshot_preview1: {
        random_get: (pointer: number, count: number) => {
          crypto.getRandomValues(new Uint8Array(this.core.memory.buffer, pointer, count));
          return 0;
        },
      },
    });
    // What the module exports is stated by its source, Boundary.swift; a test runs all of it.
    this.core = instance.exports as unknown as Exports;
    this.guarded(() => {
      const parts = [catalogue, snapshot, context].map((bytes) => [this.put(bytes), bytes.length] as const);
      this.session = this.core.graphcore_open(...parts.flat());
      for (const [pointer] of parts) this.core.graphcore_deallocate(pointer);
    });
    this.read(this.answer(this.core.graphcore_answer_count(this.session)));
  }

  /** Makes a call; the reader stands behind the status. @throws Refusal, OutOfStep, CoreStopped */
  call(call: number, request: Request = {}): ByteReader {
    return this.read(
      this.guarded(() => {
        const bytes = encodeRequest(request);
        const pointer = this.put(bytes);
        const count = this.core.graphcore_call(this.session, call, pointer, bytes.length);
        this.core.graphcore_deallocate(pointer);
        return this.answer(count);
      }),
    );
  }

  view(left: number, top: number, right: number, bottom: number): Int32Array {
    return this.guarded(() => {
      const count = this.core.graphcore_view(this.session, left, top, right, bottom);
      return new Int32Array(this.core.memory.buffer, this.core.graphcore_view_words(this.session), count);
    });
  }

  /** How much memory the core has taken; it gives none back. */
  get memoryBytes(): number {
    return this.core.memory.buffer.byteLength;
  }

  liftBy(x: number, y: number): void {
    this.guarded(() => this.core.graphcore_lift_by(this.session, x, y));
  }

  free(): void {
    if (!this.isStopped) this.guarded(() => this.core.graphcore_free(this.session));
    this.isStopped = true;
  }

  /** Bytes in the core's memory, to be deallocated there. */
  private put(bytes: Uint8Array): number {
    const pointer = this.core.graphcore_allocate(bytes.length);
    new Uint8Array(this.core.memory.buffer, pointer, bytes.length).set(bytes);
    return pointer;
  }

  /** A copy of the answer: the next call may move the memory. */
  private answer(count: number): Uint8Array {
    return new Uint8Array(this.core.memory.buffer, this.core.graphcore_answer(this.session), count).slice();
  }

  private read(answer: Uint8Array): ByteReader {
    const reader = new ByteReader(answer);
    switch (reader.byte()) {
      case Status.done: return reader;
      case Status.refused: {
        const code = reader.byte();
        throw new Refusal(code, new TextDecoder().decode(reader.rest()));
      }
      case Status.outOfStep: throw new OutOfStep("A change is missing in between.");
      case Status.unreadable: throw new Error(new TextDecoder().decode(answer.subarray(6)));
      default: throw new Error("The canvas is not open.");
    }
  }

  /** A trap leaves the memory half changed: nothing is asked of it any more. */
  private guarded<Result>(body: () => Result): Result {
    if (this.isStopped) throw new CoreStopped();
    try {
      return body();
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
      this.isStopped = true;
      throw new CoreStopped();
    }
  }
}

function encodeRequest({ nodes = [], wires = [], ports = [], numbers = [], text = "", rest }: Request): Uint8Array {
  const writer = new ByteWriter();
  for (const ids of [nodes, wires]) {
    const list = [...ids];
    writer.varint(list.length);
    for (const id of list) writer.id(id);
  }
  writer.varint(ports.length);
  for (const port of ports) writer.id(port.node).key(port.port);
  writer.varint(numbers.length);
  for (const number of numbers) writer.signed(Math.round(number));
  writer.text(text);
  if (rest) writer.raw(rest);
  return writer.bytes;
}

/** Author and revision, as a session is opened with. */
export function openingContext(author: string, revision: number | bigint): Uint8Array {
  const id = textBytes(author, 16);
  if (!id) throw new Error("The author's id is malformed.");
  const bytes = new Uint8Array(24);
  bytes.set(id);
  new DataView(bytes.buffer).setBigUint64(16, BigInt(revision));
  return bytes;
}
