// The binary codec of Docs/codec.md, between its bytes and the values of values.ts.
import type { Change, Document, Node, Operation, Value, Wire } from "./values";

/** Bytes that are no message, or a value that has no bytes. */
export declare class CodecError extends Error {}

export declare function encodeValue(value: Value): Uint8Array;
export declare function decodeValue(bytes: Uint8Array): Value;
export declare function encodeNode(node: Node): Uint8Array;
export declare function decodeNode(bytes: Uint8Array): Node;
export declare function encodeWire(wire: Wire): Uint8Array;
export declare function decodeWire(bytes: Uint8Array): Wire;
export declare function encodeOperation(operation: Operation): Uint8Array;
export declare function decodeOperation(bytes: Uint8Array): Operation;
export declare function encodeChange(change: Change): Uint8Array;
export declare function decodeChange(bytes: Uint8Array): Change;
export declare function decodeDocument(bytes: Uint8Array): Document;
