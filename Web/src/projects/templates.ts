/** The films one can begin with, in the studio's own words (`FilmTemplate` in Interchange). */
import type { FilmTemplate } from "../api/types";

export interface Template {
    template: FilmTemplate;
    title: string;
    detail: string;
}

export const templates: readonly Template[] = [
    { template: "dialogue_scene", title: "Dialogue scene", detail: "Two people at a table, covered from both sides" },
    { template: "chase", title: "Chase", detail: "Short moving shots, from the street into the forest" },
    { template: "three_act", title: "Three acts", detail: "Beginning, middle and end over three minutes" },
    { template: "seven_point", title: "Seven points", detail: "From hook to resolution over three minutes" },
    { template: "fifteen_beat", title: "Fifteen beats", detail: "Opening to final image over four minutes" },
];
