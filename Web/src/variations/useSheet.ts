import { useEffect, useState } from "react";
import { connection } from "../app/connection";
import { useStudio } from "../studio/studio";
import { useStore } from "../ui/store";
import { deskOf } from "./desk";
import { Opening, Sheet } from "./sheet";

/** A run's sheet, kept true for as long as it is shown. */
export function useSheet(run: string): { sheet: Sheet | undefined; opening: Opening } {
    const studio = useStudio();
    const [sheet, setSheet] = useState<Sheet>();
    useEffect(() => {
        const desk = deskOf(studio);
        const made = new Sheet(run);
        setSheet(made);
        const ends = [
            desk.told.add((message) => made.hear(message)),
            connection.greeted.add(made.refresh),
            made.arrived.add((takes) => studio.session.takes.know(takes)),
        ];
        return () => {
            for (const end of ends) end();
            made.close();
        };
    }, [studio, run]);
    return { sheet, opening: useStore(sheet?.opening ?? nothing) };
}

const asking: Opening = { is: "asking" };
const nothing = { get: () => asking, subscribe: () => () => undefined };
