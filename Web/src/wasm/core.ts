// The document in the page: GraphCore as WebAssembly. Rules, undo, merging, culling and hit-testing happen there; this
// file is what the page sees of it. Places are eighths of a pixel at 100 % zoom unless they say CSS pixels.
import { DocumentSurface } from "./surface";
import { Session, openingContext } from "./runtime";
import type { UserId } from "./values";

export * from "./values";
export * from "./types";
export { idText, mintId } from "./ids";
export { CoreStopped, Refusal } from "./runtime";

/** The compiled core; load it once. */
export class GraphModule {
  private constructor(private readonly module: WebAssembly.Module) {}

  /** From an address (fetched and compiled while it arrives) or from the file's bytes. */
  static async load(source: string | URL | BufferSource): Promise<GraphModule> {
    if (typeof source !== "string" && !(source instanceof URL)) {
      return new GraphModule(await WebAssembly.compile(source));
    }
    const response = await fetch(source);
    if (!response.ok) throw new Error(`The canvas could not be loaded (${response.status}).`);
    const isTyped = response.headers.get("content-type")?.startsWith("application/wasm") ?? false;
    return new GraphModule(
      isTyped
        ? await WebAssembly.compileStreaming(response)
        : await WebAssembly.compile(await response.arrayBuffer()),
    );
  }

  /** Opens a canvas.
   * @throws Error when catalogue or snapshot cannot be read. */
  open(options: {
    /** `GET /api/v1/catalogue/encoded`. */
    catalogue: Uint8Array;
    /** The document of message `10`. */
    snapshot: Uint8Array;
    author: UserId;
    revision: number | bigint;
  }): CanvasDocument {
    const { catalogue, author } = options;
    const open = (snapshot: Uint8Array, revision: number | bigint) =>
      new Session(this.module, catalogue, snapshot, openingContext(author, revision));
    return new CanvasDocument(author, open, open(options.snapshot, options.revision));
  }
}

/** One open canvas: the confirmed document with the person's own pending changes on top. */
export class CanvasDocument extends DocumentSurface {}
