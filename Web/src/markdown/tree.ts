/** What Markdown says: a subset of CommonMark without HTML, with task lists, and with line breaks where they are typed. */
export type Inline =
    | { readonly is: "text"; readonly text: string }
    | { readonly is: "strong" | "emphasis" | "strike"; readonly children: readonly Inline[] }
    | { readonly is: "code"; readonly text: string }
    | { readonly is: "link"; readonly to: string; readonly children: readonly Inline[] }
    | { readonly is: "break" };

export interface Item {
    readonly children: readonly Block[];
    /** Something to do, and the line of the source that it stands on. */
    readonly task?: { readonly isDone: boolean; readonly line: number };
}

export type Block =
    | { readonly is: "heading"; readonly level: number; readonly children: readonly Inline[] }
    | { readonly is: "paragraph"; readonly children: readonly Inline[] }
    | { readonly is: "code"; readonly text: string }
    | { readonly is: "quote"; readonly children: readonly Block[] }
    /** Ordered where it has a first number. */
    | { readonly is: "list"; readonly start: number | undefined; readonly items: readonly Item[] }
    | { readonly is: "rule" };
