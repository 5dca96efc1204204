import type { ReactElement, ReactNode } from "react";
import { count } from "../film/words";
import { useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import type { Node } from "../wasm/core";

/** The settings of what is locked can be read, and not touched; among several, those that are locked are left out. */
export function Locked({ nodes, children }: { nodes: readonly Node[]; children: ReactNode }): ReactElement {
    const { session } = useStudio();
    const locked = nodes.filter((node) => node.locked);
    const areAll = locked.length === nodes.length;
    const unlock = (): void => void session.perform(
        "Unlock", locked.map((node) => ({ op: "set_switch", node: node.id, switch: "locked", on: false })));
    return (
        <>
            {locked.length > 0 && (
                <p className="locked-line">
                    <Icon name="lock" />
                    <span>
                        {areAll ? (nodes.length === 1 ? "It is locked." : "All of them are locked.")
                            : `${count(locked.length, "is", "are")} locked and left out.`}
                    </span>
                    <Button kind="quiet" onClick={unlock}>Unlock</Button>
                </p>
            )}
            <div className="lockable" data-locked={areAll || undefined} ref={(element) => void element?.toggleAttribute("inert", areAll)}>
                {children}
            </div>
        </>
    );
}
