import type { ReactElement } from "react";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import { dismiss, hold, release, toasts } from "./notices";

export function Toasts(): ReactElement {
    const all = useStore(toasts);
    return (
        <div className="toasts" role="log" aria-live="polite" aria-label="Messages">
            {all.map((toast) => (
                <div
                    key={toast.id} className={`toast toast-${toast.tone}`} role={toast.tone === "danger" ? "alert" : undefined}
                    onPointerEnter={() => hold(toast.id)} onPointerLeave={() => release(toast.id)}
                >
                    <p>
                        {toast.sentence}
                        {toast.times > 1 && <span className="toast-times"> ×{toast.times}</span>}
                    </p>
                    {toast.action && (
                        <Button kind="quiet" onClick={() => { toast.action?.run(); dismiss(toast.id); }}>
                            {toast.action.title}
                        </Button>
                    )}
                    <Button kind="quiet" icon="close" tip="Close" onClick={() => dismiss(toast.id)} />
                </div>
            ))}
        </div>
    );
}
