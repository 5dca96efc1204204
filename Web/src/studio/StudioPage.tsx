import { ReactElement, useEffect, useState } from "react";
import { Problem } from "../api/client";
import { Screen } from "../app/Screen";
import { navigate } from "../app/router";
import { Button } from "../ui/Button";
import { OpeningResult, openStudio } from "./opening";
import { StudioContext } from "./studio";
import { StudioScreen } from "./StudioScreen";

type Stage = { is: "opening" } | { is: "failed"; error: unknown } | OpeningResult;

/** Opens a project and shows it, or says why it cannot be shown. */
export function StudioPage({ id }: { id: string }): ReactElement {
    const [stage, setStage] = useState<Stage>({ is: "opening" });
    const [attempt, setAttempt] = useState(0);

    useEffect(() => {
        setStage({ is: "opening" });
        return openStudio(id, setStage, (error) => setStage({ is: "failed", error }));
    }, [id, attempt]);

    switch (stage.is) {
        case "opening":
            return <Opening />;
        case "failed":
            return <Failed error={stage.error} again={() => setAttempt((number) => number + 1)} />;
        case "closed":
            return (
                <Screen title="This project is closed" sign="alert" text={stage.reason}>
                    <Button kind="primary" onClick={() => navigate("/")}>To the projects</Button>
                </Screen>
            );
        case "open":
            return (
                <StudioContext.Provider value={stage.studio}>
                    <StudioScreen />
                </StudioContext.Provider>
            );
    }
}

/** The regions stand where they will be: what comes fills them. */
function Opening(): ReactElement {
    return (
        <div className="studio" aria-busy="true">
            <header className="top-bar"><span className="crumb-quiet">Opening the film…</span></header>
            <div className="studio-left" />
            <div className="studio-centre" />
            <div className="studio-right" />
        </div>
    );
}

function Failed({ error, again }: { error: unknown; again: () => void }): ReactElement {
    const isMissing = error instanceof Problem && (error.status === 404 || error.status === 400);
    useEffect(() => {
        document.title = "Backlot";
    }, []);
    return (
        <Screen
            title={isMissing ? "No such project" : "The project cannot be opened"} sign={isMissing ? "search" : "alert"}
            text={isMissing ? "It may have been deleted, or the address has a mistake." : String((error as Error).message)}
        >
            {!isMissing && <Button kind="primary" onClick={again}>Try again</Button>}
            <Button kind={isMissing ? "primary" : "quiet"} onClick={() => navigate("/")}>To the projects</Button>
        </Screen>
    );
}
