import { KeyboardEvent, ReactElement, useEffect, useState } from "react";
import { keyText, keysOf } from "../app/commands";
import { Icon } from "../ui/Icon";
import { Select } from "../ui/Select";
import { useStore } from "../ui/store";
import { Folders } from "./Folders";
import { KindIcon } from "./KindIcon";
import { searchField, useDesk } from "./context";
import { kindWords } from "./kinds";
import { Scope, Sort, withKind } from "./query";

/** So long after the last letter it is looked for, in milliseconds. */
const pause = 180;

const scopes: readonly { key: Scope; title: string }[] = [
    { key: "all", title: "All" }, { key: "project", title: "This film" }, { key: "studio", title: "Studio" },
    { key: "deleted", title: "Deleted" },
];
const sorts: readonly { key: Sort; title: string }[] = [{ key: "newest", title: "Newest" }, { key: "name", title: "By name" }];

/** Words, where, in which order, which kinds. */
export function SearchBar(): ReactElement {
    const desk = useDesk();
    const search = useStore(desk.search);
    return (
        <div className="assets-search">
            <div className="assets-line">
                <Words />
                <Folders />
            </div>
            <div className="assets-line">
                <Select label="Where to look" value={search.scope} options={scopes} onChange={(scope) => desk.find({ ...search, scope: scope as Scope })} />
                <Select label="Order" value={search.sort} options={sorts} onChange={(sort) => desk.find({ ...search, sort: sort as Sort })} />
            </div>
            <Kinds />
            <Narrowing />
        </div>
    );
}

function Words(): ReactElement {
    const desk = useDesk();
    const { text } = useStore(desk.search);
    const [typed, setTyped] = useState(text);
    searchField.show = setTyped;
    useEffect(() => setTyped(text), [text]);
    useEffect(() => {
        if (typed === text) return undefined;
        const timer = window.setTimeout(() => desk.find({ ...desk.search.get(), text: typed }), pause);
        return () => window.clearTimeout(timer);
    }, [typed, text, desk]);
    const key = (event: KeyboardEvent<HTMLInputElement>): void => {
        if (event.key === "Escape" && typed !== "") setTyped("");
        else if (event.key === "Escape") event.currentTarget.blur();
        else if (event.key === "ArrowDown") document.getElementById("asset-grid")?.focus();
        else return;
        event.preventDefault();
    };
    return (
        <label className="search" data-tip="Words of names, tags and notes" data-keys={keyText(keysOf.search)}>
            <Icon name="search" />
            <input
                ref={(input) => { searchField.input = input; }} type="search" placeholder="Search the assets" aria-label="Search the assets"
                value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={key}
            />
        </label>
    );
}

/** Only kinds that there are. */
function Kinds(): ReactElement | null {
    const desk = useDesk();
    const search = useStore(desk.search);
    const kinds = useStore(desk.kinds);
    if (kinds.length < 2 && search.kinds.length === 0) return null;
    // Many of them, or under a finger, are signs alone; those that are pressed say what they are.
    const isTight = kinds.length > 6 || window.matchMedia("(pointer: coarse)").matches;
    return (
        <div className="kind-chips" role="group" aria-label="Kinds">
            {kinds.map((kind) => (
                <button
                    key={kind} type="button" className="chip" aria-pressed={search.kinds.includes(kind)} aria-label={kindWords[kind].plural}
                    data-tip={isTight ? kindWords[kind].plural : undefined} onClick={() => desk.find(withKind(search, kind))}
                >
                    <KindIcon kind={kind} />
                    {(!isTight || search.kinds.includes(kind)) && <span>{kindWords[kind].plural}</span>}
                </button>
            ))}
        </div>
    );
}

/** What else narrows the search, each with the way out. */
function Narrowing(): ReactElement | null {
    const desk = useDesk();
    const search = useStore(desk.search);
    if (search.tag === "" && search.rating === 0) return null;
    return (
        <div className="kind-chips">
            {search.tag !== "" && (
                <button type="button" className="chip" aria-pressed="true" data-tip="Any tag" onClick={() => desk.find({ ...search, tag: "" })}>
                    Tag: {search.tag}<Icon name="close" />
                </button>
            )}
            {search.rating > 0 && (
                <button type="button" className="chip" aria-pressed="true" data-tip="Any rating" onClick={() => desk.find({ ...search, rating: 0 })}>
                    {"★".repeat(search.rating)} or more<Icon name="close" />
                </button>
            )}
        </div>
    );
}
