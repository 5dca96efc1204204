import type { ReactElement, ReactNode } from "react";
import { Icon, IconName } from "../ui/Icon";

export interface ScreenProps {
    title: string;
    text?: ReactNode;
    sign?: IconName;
    /** It stands in a part of the page. */
    isPart?: boolean;
    children?: ReactNode;
}

/** A quiet page with one thing to say and one thing to do. */
export function Screen({ title, text, sign = "film", isPart, children }: ScreenProps): ReactElement {
    const [Place, Title] = isPart ? ["div", "h2"] as const : ["main", "h1"] as const;
    return (
        <Place className="screen">
            <div className="screen-card">
                <div className="screen-sign"><Icon name={sign} /></div>
                <Title>{title}</Title>
                {text && <p className="screen-text">{text}</p>}
                {children}
            </div>
        </Place>
    );
}
