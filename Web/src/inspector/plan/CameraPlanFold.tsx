import { ReactElement, useMemo } from "react";
import { useDocument, useStudio } from "../../studio/studio";
import { Icon } from "../../ui/Icon";
import { remembered } from "../../ui/local";
import { useStore } from "../../ui/store";
import { PlanDrawing } from "./PlanDrawing";
import { planOf } from "./solve";

const isOpen = remembered<boolean>("camera-plan", true);

/** The shot from above: who stands where, where the camera is, what it sees and how it moves. */
export function CameraPlanFold({ shot }: { shot: string }): ReactElement | null {
    const { catalogue } = useStudio();
    const document = useDocument();
    const open = useStore(isOpen);
    const plan = useMemo(() => (open ? planOf(document, catalogue, shot) : undefined), [document.version, shot, open]);
    return (
        <section className="fold plan-fold" data-open={open}>
            <button type="button" className="fold-title" aria-expanded={open} onClick={() => isOpen.set(!open)}>
                <Icon name="down" />
                <span>From above</span>
                <span className="quiet">{plan?.shot.setTitle}</span>
            </button>
            {open && plan && <PlanDrawing plan={plan} />}
            {open && !plan && <p className="empty-line">This page does not know the shot’s sensor.</p>}
        </section>
    );
}
