import { Fragment, ReactElement, RefObject, useEffect, useState } from "react";
import { call } from "../api/client";
import type { Recipe, Take } from "../api/types";
import { tell } from "../app/notices";
import { sentenceOf } from "../studio/runs";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Popover } from "../ui/Popover";
import { useStore } from "../ui/store";
import { trackTitle, trackWords } from "../variations/words";
import { Line, fieldLines, inputLines, requestLines, workLines } from "./recipeWords";

interface RecipeProps {
    take: Take;
    anchor: RefObject<HTMLElement>;
    onClose: () => void;
    restore: () => void;
}

/** How a take was made, in words. */
export function RecipeSheet({ take, anchor, onClose, restore }: RecipeProps): ReactElement {
    const { catalogue, document, film } = useStudio();
    const { rate } = useStore(film);
    const [recipe, setRecipe] = useState<Recipe>();
    const [problem, setProblem] = useState<string>();

    useEffect(() => {
        let isWanted = true;
        setRecipe(undefined);
        call("takeRecipe", { path: { take: take.id } }).then(
            (found) => { if (isWanted) setRecipe(found); },
            (error: unknown) => { if (isWanted) setProblem(sentenceOf(error)); });
        return () => {
            isWanted = false;
        };
    }, [take.id]);

    const copy = (): void => {
        navigator.clipboard.writeText(JSON.stringify(recipe, null, 2)).then(
            () => tell("The recipe is on the clipboard."),
            () => tell("The browser does not let the page use the clipboard: select the recipe and copy it.", "danger"));
    };
    const speech = { document, catalogue, rate, node: take.node };
    const root = catalogue.kind(document.root().kind);
    const section = (title: string, lines: readonly Line[]): ReactElement | null => (
        lines.length === 0 ? null : <><h3>{title}</h3><Lines lines={lines} /></>
    );
    return (
        <Popover anchor={anchor} onClose={onClose} label={`Recipe of take ${take.number}`} className="recipe">
            <div className="recipe-head">
                <b>How take {take.number} was made</b>
                <Button kind="quiet" disabled={!recipe} tip="Copy it as JSON" onClick={copy}>Copy recipe</Button>
                <Button kind="quiet" disabled={!recipe} tip="Set the fields back to these" keys="U" onClick={() => { onClose(); restore(); }}>
                    Restore fields
                </Button>
                <Button kind="quiet" icon="close" tip="Close" keys="Esc" onClick={onClose} />
            </div>
            {problem && <p role="alert">{problem}</p>}
            {!recipe && !problem && <p>Looking it up…</p>}
            {recipe && (
                <>
                    <Lines lines={requestLines(recipe)} />
                    {section("What varied", (recipe.varied ?? []).map((track) => [trackTitle(track, speech), trackWords(track, 0, speech)]))}
                    {section("What made it", workLines(recipe))}
                    {section("Made from", inputLines(recipe))}
                    {section(`Fields of ${recipe.title}`, fieldLines(recipe.fields ?? {}, catalogue.kind(recipe.kind ?? ""), rate))}
                    {section("Settings of the film", fieldLines(recipe.filmFields, root, rate))}
                </>
            )}
        </Popover>
    );
}

function Lines({ lines }: { lines: readonly Line[] }): ReactElement {
    return <dl>{lines.map(([label, words]) => <Fragment key={label}><dt>{label}</dt><dd>{words}</dd></Fragment>)}</dl>;
}
