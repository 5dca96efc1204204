import type { ReactElement, ReactNode } from "react";
import { Icon, IconName } from "../ui/Icon";

export interface ScreenProps {
    title: string;
    text?: ReactNode;
    sign?: IconName;
    children?: ReactNode;
}

/** A quiet page with one thing to say and one thing to do. */
export function Screen({ title, text, sign = "film", children }: ScreenProps): ReactElement {
    return (
        <main className="screen">
            <div className="screen-card">
                <div className="screen-sign"><Icon name={sign} /></div>
                <h1>{title}</h1>
                {text && <p className="screen-text">{text}</p>}
                {children}
            </div>
        </main>
    );
}
