import { KeyboardEvent, ReactElement, useState } from "react";
import type { Field, FieldType } from "../../film/catalogue";
import { textOf } from "../../film/settings";
import { Button } from "../../ui/Button";
import type { Value } from "../../wasm/core";
import { mixed } from "../subject";
import { Control, ControlProps } from "./Control";

interface ListProps extends ControlProps {
    element: FieldType;
    limit: number;
}

/** A list: words as chips, records as small cards. */
export function ListControl(props: ListProps): ReactElement {
    const { value, element } = props;
    if (value === mixed) return <span className="quiet">Mixed; select one to edit it.</span>;
    const items = "list" in value ? value.list : [];
    if (element.is === "text") return <Words {...props} items={items} />;
    if (element.is === "record") return <Records {...props} items={items} members={element.fields} />;
    return <span className="quiet">{items.length === 0 ? "None" : items.length}</span>;
}

function Words({ field, items, limit, onChange }: ListProps & { items: readonly Value[] }): ReactElement {
    const [typed, setTyped] = useState("");
    const set = (list: readonly Value[]): void => onChange(list.length === 0 ? null : { list });
    const add = (): void => {
        const word = typed.trim();
        setTyped("");
        if (word && items.length < limit && !items.some((item) => textOf(item) === word)) set([...items, { text: word }]);
    };
    const key = (event: KeyboardEvent): void => {
        if (event.key === "Enter" || event.key === ",") {
            event.preventDefault();
            add();
        } else if (event.key === "Backspace" && typed === "") {
            set(items.slice(0, -1));
        }
    };
    return (
        <div className="words">
            {items.map((item, index) => (
                <span className="word" key={textOf(item)}>
                    {textOf(item)}
                    <Button kind="quiet" icon="close" tip="Take it away" onClick={() => set(items.filter((_, at) => at !== index))} />
                </span>
            ))}
            <input
                aria-label={`Add to ${field.title}`} placeholder="Add a word" value={typed} onBlur={add} onKeyDown={key}
                onChange={(event) => setTyped(event.target.value)}
            />
        </div>
    );
}

function Records(props: ListProps & { items: readonly Value[]; members: readonly Field[] }): ReactElement {
    const { field, items, members, limit, onChange } = props;
    const set = (list: readonly Value[], gesture?: string): void => onChange(list.length === 0 ? null : { list }, gesture);
    const replace = (index: number, item: Value, gesture?: string): void =>
        set(items.map((other, at) => (at === index ? item : other)), gesture);
    return (
        <div className="records">
            {items.map((item, index) => (
                <div className="record" key={index}>
                    <Button
                        kind="quiet" icon="close" className="record-remove" tip="Take it away"
                        onClick={() => set(items.filter((_, at) => at !== index))}
                    />
                    {members.map((member) => (
                        <RecordMember
                            key={member.key} member={member} members={members} item={item}
                            onChange={(next, gesture) => replace(index, next, gesture)}
                        />
                    ))}
                </div>
            ))}
            {items.length < limit && (
                <Button kind="quiet" icon="add" onClick={() => set([...items, { record: {} }])}>
                    Add to {field.title.toLowerCase()}
                </Button>
            )}
        </div>
    );
}

interface MemberProps {
    member: Field;
    members: readonly Field[];
    item: Value;
    onChange: (item: Value, gesture?: string) => void;
}

function RecordMember({ member, members, item, onChange }: MemberProps): ReactElement {
    const record = "record" in item ? item.record : {};
    return (
        <label className="member" data-wide={(member.type.is === "text" && member.type.isMultiline) || undefined}>
            <span data-tip={member.help}>{member.title}</span>
            <Control
                field={member} value={record[member.key] ?? member.defaultValue} targets={[]} fields={members}
                onChange={(next, gesture) => onChange({ record: { ...record, [member.key]: next ?? member.defaultValue } }, gesture)}
            />
        </label>
    );
}
