import { ReactElement, useEffect } from "react";
import { StudioPage } from "../studio/StudioPage";
import { hasten } from "../studio/opening";
import { Button } from "../ui/Button";
import { later, outside } from "../ui/later";
import { useStore } from "../ui/store";
import { CheatSheet } from "./CheatSheet";
import { ErrorBoundary } from "./ErrorBoundary";
import { QueueEntry } from "./QueueEntry";
import { Screen } from "./Screen";
import { Toasts } from "./Toasts";
import { connection, watchVersion } from "./connection";
import { Route, navigate, route } from "./router";
import { loadSession, session } from "./session";

const BenchPage = later((parts) => parts.BenchPage);
const Tooltips = later((parts) => parts.Tooltips);
const ProjectsPage = outside((parts) => parts.ProjectsPage);
const FirstStart = outside((parts) => parts.FirstStart);
const SignIn = outside((parts) => parts.SignIn);

/** A one-time link was just opened: it signs in by itself. */
const bringsLink = route.get().is === "sign-in" && window.location.hash !== "";

if (["project", "bench"].includes(route.get().is)) hasten();

export function App(): ReactElement {
    const who = useStore(session);
    const where = useStore(route);
    const isIn = who.is === "in";

    useEffect(() => {
        if (!bringsLink) void loadSession();
    }, []);
    useEffect(watchVersion, []);
    useEffect(() => {
        if (isIn) connection.want();
        else connection.leave();
    }, [isIn]);

    return (
        <>
            <ErrorBoundary part="The page" key={where.is === "project" ? where.id : where.is}>
                <Page where={where} />
            </ErrorBoundary>
            <CheatSheet />
            <Toasts />
            {isIn && <Tooltips />}
        </>
    );
}

function Page({ where }: { where: Route }): ReactElement {
    const who = useStore(session);
    if (where.is === "sign-in") return <SignIn />;
    switch (who.is) {
        case "loading":
            return <main className="screen" aria-busy="true" aria-label="Opening the studio" />;
        case "signed-out":
            return <SignIn />;
        case "unreachable":
            return <NoAnswer />;
        case "broken":
            return (
                <Screen title="The studio cannot open" sign="alert" text={who.sentence}>
                    <Button kind="primary" onClick={() => void loadSession()}>Try again</Button>
                </Screen>
            );
        case "in":
            if (who.me.isNew) return <FirstStart name={who.me.user.name} />;
            return <Inside where={where} />;
    }
}

function Inside({ where }: { where: Route }): ReactElement {
    if (where.is === "projects") return <ProjectsPage />;
    if (where.is === "project") return <StudioPage id={where.id} />;
    if (where.is === "queue") return <QueueEntry view={where.view} />;
    if (where.is === "bench") return <BenchPage />;
    return (
        <Screen title="Nothing here" sign="search" text="There is no such page in this studio.">
            <Button kind="primary" onClick={() => navigate("/")}>To the projects</Button>
        </Screen>
    );
}

/** Tries again by itself until the studio is back. */
function NoAnswer(): ReactElement {
    useEffect(() => {
        const timer = window.setInterval(() => void loadSession(), 3000);
        return () => window.clearInterval(timer);
    }, []);
    return (
        <Screen
            title="The studio does not answer" sign="alert"
            text="It may be stopped, or this machine is not connected to it. The page tries again every three seconds."
        >
            <Button kind="primary" onClick={() => void loadSession()}>Try now</Button>
        </Screen>
    );
}
