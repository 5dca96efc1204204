import { ReactElement, useEffect } from "react";
import { ErrorBoundary } from "../app/ErrorBoundary";
import { Dock } from "../dock/Dock";
import { later } from "../ui/later";
import { useStore } from "../ui/store";
import { CanvasRegion } from "./CanvasRegion";
import { ConnectionStrip } from "./ConnectionState";
import { LeftRegion } from "./LeftRegion";
import { TopBar } from "./TopBar";
import { layout } from "./layout";
import { regions } from "./regions";
import { useStudio } from "./studio";

const Preview = later((parts) => parts.Preview);
const StudioCommands = later((parts) => parts.StudioCommands);
const Inspector = later((parts) => parts.Inspector);
const Library = later((parts) => parts.Library);
const Phone = later((parts) => parts.Phone);
const OutlineCommands = later((parts) => parts.OutlineCommands);
const Variations = later((parts) => parts.Variations);

/** A film that is open, as far as there is room for it. */
export function StudioScreen(): ReactElement {
    const { film } = useStudio();
    const { title } = useStore(film);
    const isPhone = useStore(layout) === "phone";

    useEffect(() => {
        document.title = `${title || "Untitled"} – Backlot`;
        return () => {
            document.title = "Backlot";
        };
    }, [title]);

    return (
        <>
            {isPhone ? <Phone /> : <Regions />}
            <StudioCommands hasCanvas={!isPhone} />
        </>
    );
}

/** The four regions around the film; where there is less room, those beside the canvas are sheets. */
function Regions(): ReactElement {
    const room = useStore(layout);
    const hasLeft = useStore(regions.left);
    const hasRight = useStore(regions.right);
    const hasDock = useStore(regions.dock);
    const settings = (
        <aside className="studio-right" aria-label="Preview and settings">
            <ErrorBoundary part="The preview"><Preview /></ErrorBoundary>
            <ErrorBoundary part="The inspector"><Inspector /></ErrorBoundary>
        </aside>
    );
    return (
        <div className="studio" data-layout={room} data-left={hasLeft} data-right={hasRight} data-dock={hasDock}>
            <TopBar />
            {hasLeft && (
                <aside className="studio-left" aria-label="Outline, palette and assets">
                    <ErrorBoundary part="The left side"><LeftRegion /></ErrorBoundary>
                </aside>
            )}
            <main className="studio-centre">
                <ConnectionStrip />
                <ErrorBoundary part="The canvas"><CanvasRegion /></ErrorBoundary>
                <ErrorBoundary part="The variations"><Variations /></ErrorBoundary>
            </main>
            {hasRight && room === "regions" && settings}
            <ErrorBoundary part="The dock"><Dock settings={settings} /></ErrorBoundary>
            <ErrorBoundary part="The library"><Library /></ErrorBoundary>
            <OutlineCommands />
        </div>
    );
}
