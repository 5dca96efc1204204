/** How a piece of a file goes out: one request, with how much of its body has been sent. */

export interface Sending {
    method: string;
    address: string;
    headers: Record<string, string>;
    body?: ArrayBuffer;
    signal: AbortSignal;
    /** Bytes of the body that have left. */
    onSent?: (bytes: number) => void;
}

export interface Answer {
    status: number;
    /** Empty when there is none. */
    header(name: string): string;
    text: string;
}

/** @throws when no answer came. */
export type Transport = (sending: Sending) => Promise<Answer>;

/** No byte moves for so long: the connection is dead without knowing it. In milliseconds. */
const silence = 60_000;
/** After the last byte the studio may look through a large file before it answers. */
const longestCheck = 600_000;

/** The browser's older request, the only one that tells how much of a body has been sent. */
export const browserTransport: Transport = (sending) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let timer = 0;
    const watch = (milliseconds: number): void => {
        window.clearTimeout(timer);
        timer = window.setTimeout(() => request.abort(), milliseconds);
    };
    const stop = (): void => request.abort();
    request.open(sending.method, sending.address);
    for (const [name, value] of Object.entries(sending.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => {
        watch(silence);
        sending.onSent?.(loaded);
    };
    request.upload.onload = () => {
        watch(longestCheck);
        sending.onSent?.(sending.body?.byteLength ?? 0);
    };
    request.onload = () => resolve({
        status: request.status, header: (name) => request.getResponseHeader(name) ?? "", text: request.responseText,
    });
    request.onerror = request.onabort = () => reject(new Error("No answer came."));
    request.onloadend = () => {
        window.clearTimeout(timer);
        sending.signal.removeEventListener("abort", stop);
    };
    sending.signal.addEventListener("abort", stop);
    watch(silence);
    request.send(sending.body ?? null);
    if (sending.signal.aborted) stop();
});

/** Without progress inside of a piece. */
export const fetchTransport: Transport = async ({ method, address, headers, body, signal, onSent }) => {
    const response = await fetch(address, { method, headers, body: body ?? null, signal, credentials: "same-origin" });
    const text = await response.text();
    onSent?.(body?.byteLength ?? 0);
    return { status: response.status, header: (name) => response.headers.get(name) ?? "", text };
};
