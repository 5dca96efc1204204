import { ReactElement, useEffect } from "react";
import { ErrorBoundary } from "../app/ErrorBoundary";
import { cardFaces } from "../canvas/faces";
import { readTheme } from "../canvas/theme";
import { Queue } from "../dock/Queue";
import { Inspector } from "../inspector/Inspector";
import { OutlineCommands } from "../outline/OutlineCommands";
import { OutlineTab } from "../outline/OutlineTab";
import { ConnectionStrip } from "../studio/ConnectionState";
import { useStudio } from "../studio/studio";
import { useLongPress } from "../touch/useLongPress";
import { Button } from "../ui/Button";
import { Tabs } from "../ui/Tabs";
import { QueueLink } from "../app/QueueEntry";
import { ChosenBar } from "./ChosenBar";
import { Notes } from "./Notes";
import { PhoneBar } from "./PhoneBar";
import { PhoneTakes } from "./PhoneTakes";
import { PhoneView, usePhoneView } from "./usePhoneView";

const tabs = [
    { key: "outline", title: "Outline" }, { key: "takes", title: "Takes" }, { key: "queue", title: "Queue" },
    { key: "notes", title: "Notes" },
];

/** A film on a phone: one thing at a time, and no canvas. */
export function Phone(): ReactElement {
    const studio = useStudio();
    const { view, show } = usePhoneView();
    useLongPress();
    useEffect(() => {
        // Cards stand as large as they would be drawn, for whatever is added between them.
        const { document: film, catalogue } = studio;
        film.setFaces(cardFaces(film, catalogue, readTheme(document.documentElement)));
    }, [studio]);
    const tab = view === "settings" ? "outline" : view;
    return (
        <div className="phone">
            <PhoneBar />
            <main className="phone-main">
                <ConnectionStrip />
                <div className="phone-panel" id="phone-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} data-view={view}>
                    <ErrorBoundary part="This part" key={view}><View view={view} show={show} /></ErrorBoundary>
                </div>
            </main>
            <nav className="phone-tabs" aria-label="Parts of the film">
                <Tabs tabs={tabs} chosen={tab} panel="phone-panel" onPress={(key) => show(key as PhoneView)} onWalk={(key) => show(key as PhoneView)} />
            </nav>
            <OutlineCommands />
        </div>
    );
}

function View({ view, show }: { view: PhoneView; show: (view: PhoneView) => void }): ReactElement {
    switch (view) {
        case "outline":
            return <><OutlineTab /><ChosenBar show={show} /></>;
        case "settings":
            return (
                <div className="phone-settings studio-right">
                    <Button kind="quiet" icon="back" onClick={() => show("outline")}>Outline</Button>
                    <Inspector />
                </div>
            );
        case "takes":
            return <PhoneTakes />;
        case "queue":
            return (
                <div className="phone-queue">
                    <Queue />
                    <p className="phone-all"><QueueLink /><span>The queue of all films</span></p>
                </div>
            );
        case "notes":
            return <Notes />;
    }
}
