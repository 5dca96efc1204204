import { Fragment, ReactElement, ReactNode, useMemo } from "react";
import { readMarkdown } from "./blocks";
import type { Block, Inline, Item } from "./tree";

export interface MarkdownProps {
    text: string;
    /** A task was ticked, on this line of the text. */
    onTick?: (line: number) => void;
}

/** Words with their Markdown; headings stand below those of the page. */
export function Markdown({ text, onTick }: MarkdownProps): ReactElement {
    const blocks = useMemo(() => readMarkdown(text), [text]);
    return <>{blocks.map((block, index) => <BlockView key={index} block={block} onTick={onTick} />)}</>;
}

interface Ticking {
    onTick: ((line: number) => void) | undefined;
}

function BlockView({ block, onTick }: { block: Block } & Ticking): ReactElement {
    switch (block.is) {
        case "heading": return <p className="markdown-heading" role="heading" aria-level={Math.min(6, block.level + 2)} data-level={block.level}>{inlines(block.children)}</p>;
        case "paragraph": return <p>{inlines(block.children)}</p>;
        case "code": return <pre tabIndex={0}><code>{block.text}</code></pre>;
        case "quote": return <blockquote>{block.children.map((child, index) => <BlockView key={index} block={child} onTick={onTick} />)}</blockquote>;
        case "rule": return <hr />;
        case "list": {
            const items = block.items.map((item, index) => <ItemView key={index} item={item} onTick={onTick} />);
            return block.start === undefined ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
        }
    }
}

function ItemView({ item, onTick }: { item: Item } & Ticking): ReactElement {
    const { task } = item;
    const children = item.children.map((child, index) =>
        // The words of an item stand on its own line.
        child.is === "paragraph" && index === 0
            ? <span key={index}>{inlines(child.children)}</span> : <BlockView key={index} block={child} onTick={onTick} />);
    if (!task) return <li>{children}</li>;
    return (
        <li className="markdown-task" data-done={task.isDone || undefined}>
            <label>
                <input type="checkbox" checked={task.isDone} disabled={!onTick} onChange={() => onTick?.(task.line)} />
                {children[0]}
            </label>
            {children.slice(1)}
        </li>
    );
}

function inlines(nodes: readonly Inline[]): ReactNode {
    return nodes.map((node, index) => <Fragment key={index}>{inline(node)}</Fragment>);
}

function inline(node: Inline): ReactNode {
    switch (node.is) {
        case "text": return node.text;
        case "break": return <br />;
        case "code": return <code>{node.text}</code>;
        case "strong": return <strong>{inlines(node.children)}</strong>;
        case "emphasis": return <em>{inlines(node.children)}</em>;
        case "strike": return <s>{inlines(node.children)}</s>;
        case "link": return <a href={node.to} target="_blank" rel="noopener noreferrer nofollow">{inlines(node.children)}</a>;
    }
}
