import { ReactElement, RefObject, useMemo } from "react";
import { count } from "../film/words";
import { mediaAddress } from "../media/pictures";
import { useStudio } from "../studio/studio";
import { Menu, MenuEntry, Popover } from "../ui/Popover";
import { deskOf } from "./context";
import { filmOf, putOnCanvas } from "./placing";
import { placingWords } from "./kinds";

export interface AssetMenuProps {
    anchor: RefObject<HTMLElement>;
    at?: { x: number; y: number };
    onClose: () => void;
}

/** What can be done with the chosen assets. */
export function AssetMenu({ anchor, at, onClose }: AssetMenuProps): ReactElement {
    const studio = useStudio();
    const desk = deskOf(studio);
    const groups = useMemo(() => {
        const chosen = desk.chosen();
        const [first] = chosen;
        const single = chosen.length === 1 ? first : undefined;
        const several = chosen.length > 1 ? ` ${count(chosen.length, "asset")}` : "";
        const isGone = chosen.every(({ deleted }) => deleted);
        const placing = chosen.map(({ kind }) => placingWords(kind)).find((words) => words !== undefined);
        const place: MenuEntry[] = placing ? [{ title: placing, keys: "C", run: () => putOnCanvas(studio.canvas, chosen) }] : [];
        const film: MenuEntry[] = single?.kind === "screenplay" ? [{ title: "Make the film", run: filmOf(single).run }] : [];
        const isStudios = chosen.every(({ project }) => project === null);
        return [
            [{ title: single ? "Details" : `Tag, rate and more`, keys: "↵", run: () => desk.opened.set(desk.choice.get().at) }],
            [...place, ...film],
            isGone ? [] : [
                isStudios
                    ? { title: `Keep${several} for this film alone`, run: () => void desk.change(chosen, () => ({ project: studio.session.id })) }
                    : { title: `Share${several} with all films`, run: () => void desk.change(chosen, () => ({ project: null })) },
                ...(single?.file ? [{ title: "Save the file", run: () => save(single.file?.hash ?? "", single.name) }] : []),
            ],
            [isGone
                ? { title: `Restore${several}`, run: () => void desk.restore(chosen) }
                : { title: `Delete${several}`, keys: "Delete", run: () => void desk.remove(chosen) }],
        ].filter((group) => group.length > 0);
    }, [desk, studio]);
    return (
        <Popover anchor={anchor} at={at} onClose={onClose} label="What to do with it" role="menu" align={at ? "start" : "end"}>
            <Menu groups={groups} onDone={onClose} />
        </Popover>
    );
}

function save(hash: string, name: string): void {
    const link = document.createElement("a");
    link.href = mediaAddress(hash, name);
    link.download = name;
    link.click();
}
