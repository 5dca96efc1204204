import { ReactElement, useState } from "react";
import type { Field } from "../../film/catalogue";
import { memberOf } from "../../film/settings";
import { Select } from "../../ui/Select";
import type { Value } from "../../wasm/core";
import { mixed } from "../subject";
import { Control, ControlProps } from "./Control";

interface Usual {
    key: string;
    title: string;
}

const rates: readonly Usual[] = [
    { key: "24000/1001", title: "23.976" }, { key: "24/1", title: "24" }, { key: "25/1", title: "25" },
    { key: "30000/1001", title: "29.97 drop-frame" }, { key: "30/1", title: "30" }, { key: "48/1", title: "48" },
    { key: "50/1", title: "50" }, { key: "60000/1001", title: "59.94 drop-frame" }, { key: "60/1", title: "60" },
];
const aspects: readonly Usual[] = [
    { key: "16/9", title: "16 : 9" }, { key: "185/100", title: "1.85 : 1" }, { key: "239/100", title: "2.39 : 1" },
    { key: "4/3", title: "4 : 3" }, { key: "1/1", title: "1 : 1" }, { key: "9/16", title: "9 : 16" },
];
const usual: Record<string, readonly Usual[]> = { rate: rates, aspect: aspects };
const other: Usual = { key: "other", title: "Other…" };

/** Several values that belong together; rates and aspects are chosen by the names that people use. */
export function RecordControl({ members, ...props }: ControlProps & { members: readonly Field[] }): ReactElement {
    const { field, value, onChange } = props;
    const [isOther, setOther] = useState(false);
    const names = usual[field.key];
    const [one, two] = members;
    if (!names || !one || !two || members.length !== 2) return <Members {...props} members={members} />;
    const pair = value === mixed ? undefined : [memberOf(value, one.key), memberOf(value, two.key)];
    const key = pair ? `${pair[0] ?? ""}/${pair[1] ?? ""}` : "";
    const isUsual = names.some((name) => name.key === key);
    const choose = (chosen: string): void => {
        setOther(chosen === other.key);
        const [first, second] = chosen.split("/").map(Number);
        if (chosen === other.key || first === undefined || second === undefined) return;
        onChange({ record: { [one.key]: { integer: first }, [two.key]: { integer: second } } });
    };
    return (
        <div className="record-control">
            <Select
                label={field.title} value={isOther || (pair && !isUsual) ? other.key : key} otherwise="Mixed"
                options={[...names, other]} onChange={choose}
            />
            {(isOther || (pair && !isUsual)) && <Members {...props} members={members} />}
        </div>
    );
}

function Members({ members, ...props }: ControlProps & { members: readonly Field[] }): ReactElement {
    const record = props.value !== mixed && "record" in props.value ? props.value.record : {};
    return (
        <div className="members">
            {members.map((member) => (
                <label key={member.key} className="member">
                    <span data-tip={member.help}>{member.title}</span>
                    <Control
                        field={member} value={record[member.key] ?? member.defaultValue} targets={[]} fields={members}
                        onChange={(next, gesture) => {
                            const changed: Record<string, Value> = { ...record };
                            for (const each of members) changed[each.key] ??= each.defaultValue;
                            changed[member.key] = next ?? member.defaultValue;
                            props.onChange({ record: changed }, gesture);
                        }}
                    />
                </label>
            ))}
        </div>
    );
}
