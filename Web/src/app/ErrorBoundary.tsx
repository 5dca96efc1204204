import { Component, ErrorInfo, ReactNode } from "react";
import { Button } from "../ui/Button";
import { Screen } from "./Screen";

interface State {
    error: Error | undefined;
}

/** What is shown when a part of the page fails: the work is safe, since edits are sent when they are made. */
export class ErrorBoundary extends Component<{ children: ReactNode; part: string }, State> {
    override state: State = { error: undefined };

    static getDerivedStateFromError(error: Error): State {
        return { error };
    }

    override componentDidCatch(error: Error, info: ErrorInfo): void {
        console.error(error, info.componentStack);
    }

    override render(): ReactNode {
        const { error } = this.state;
        if (!error) return this.props.children;
        return (
            <Screen
                title={`${this.props.part} stopped`} sign="alert" isPart={this.props.part !== "The page"}
                text="Something in the page went wrong. What you made is kept by the studio; loading the page again brings it back."
            >
                <Button kind="primary" onClick={() => window.location.reload()}>Load again</Button>
                <details className="screen-details">
                    <summary>What happened</summary>
                    <pre>{error.stack ?? error.message}</pre>
                </details>
            </Screen>
        );
    }
}
