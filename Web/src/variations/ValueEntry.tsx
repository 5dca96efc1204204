import type { ReactElement, ReactNode } from "react";
import type { Tier, Value } from "../api/types";
import type { Field } from "../film/catalogue";
import { isSame } from "../film/settings";
import { Pictogram, shortTitle } from "../inspector/controls/pictograms";
import { ColourEntry } from "./ColourEntry";
import { TextEntry, TypedEntry } from "./TypedEntry";
import type { Draft } from "./setup";
import { tierTitles } from "./words";

/** What a track's values can be changed by. */
export interface Changes {
    values: (values: readonly Value[]) => void;
    text: (text: string) => void;
    choice: (choice: string) => void;
    tier: (tier: Tier) => void;
}

export interface ValueEntryProps {
    draft: Draft;
    field: Field | undefined;
    /** What the film holds now. */
    current: Value | undefined;
    currentTier: Tier;
    /** Places are counted where another field moves along: the order says which goes with which. */
    isCounted: boolean;
    changes: Changes;
}

/** The fitting way to enter the values of a field. */
export function ValueEntry(props: ValueEntryProps): ReactElement | null {
    const { draft, field, current, currentTier, isCounted, changes } = props;
    const { track } = draft;
    const place = (index: number): number | undefined => (isCounted && index >= 0 ? index + 1 : undefined);
    if ("tier" in track) {
        return (
            <Chips label="Tier">
                {(["draft", "standard", "high"] as const).map((tier) => (
                    <Chip
                        key={tier} isOn={track.tier.includes(tier)} isCurrent={tier === currentTier} place={place(track.tier.indexOf(tier))}
                        onPress={() => changes.tier(tier)}
                    >
                        {tierTitles[tier]}
                    </Chip>
                ))}
            </Chips>
        );
    }
    const { values } = track.field;
    const at = (value: Value): number => values.findIndex((each) => isSame(each, value));
    const flip = (value: Value): void =>
        changes.values(at(value) < 0 ? [...values, value] : values.filter((each) => !isSame(each, value)));
    switch (field?.type.is) {
        case "choice":
            return (
                <Chips label={field.title}>
                    {field.type.choices.map(({ key, title }) => (
                        <Chip
                            key={key} isOn={at({ choice: key }) >= 0} isCurrent={isSame(current, { choice: key })} place={place(at({ choice: key }))}
                            tip={title} onPress={() => changes.choice(key)}
                        >
                            {isDrawn(field) && <Pictogram field={field.key} choice={key} />}
                            <span>{shortTitle(title)}</span>
                        </Chip>
                    ))}
                </Chips>
            );
        case "bool":
            return (
                <Chips label={field.title}>
                    {[false, true].map((bool) => (
                        <Chip
                            key={String(bool)} isOn={at({ bool }) >= 0} isCurrent={isSame(current, { bool })} place={place(at({ bool }))}
                            onPress={() => flip({ bool })}
                        >
                            {bool ? "Yes" : "No"}
                        </Chip>
                    ))}
                </Chips>
            );
        case "integer":
        case "decimal":
        case "frames":
            return <TypedEntry draft={draft} field={field} values={values} current={current} changes={changes} />;
        case "colour":
            return <ColourEntry field={field} values={values} current={current} onChange={changes.values} />;
        case "text":
            return <TextEntry field={field} values={values} onChange={changes.values} />;
        default:
            return null;
    }
}

function isDrawn(field: Field): boolean {
    return field.key === "framing" || field.key === "angle";
}

function Chips({ label, children }: { label: string; children: ReactNode }): ReactElement {
    return <div className="vary-chips" role="group" aria-label={label}>{children}</div>;
}

interface ChipProps {
    isOn: boolean;
    isCurrent: boolean;
    place: number | undefined;
    tip?: string;
    onPress: () => void;
    children: ReactNode;
}

/** One of a few, on or off; that of the film now has a mark. */
function Chip({ isOn, isCurrent, place, tip, onPress, children }: ChipProps): ReactElement {
    return (
        <button
            type="button" className="vary-chip" aria-pressed={isOn} data-current={isCurrent || undefined}
            data-tip={isCurrent ? `${tip ?? "This"}: as it is now` : tip} onClick={onPress}
        >
            {place !== undefined && <b className="vary-place">{place}</b>}
            {children}
            {isCurrent && <i className="vary-now" role="img" aria-label="As it is now" />}
        </button>
    );
}
