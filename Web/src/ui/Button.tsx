import { ButtonHTMLAttributes, ReactElement, ReactNode, forwardRef } from "react";
import { Icon, IconName } from "./Icon";

interface Look {
    /** `primary` for the one thing the screen is for. */
    kind?: "primary" | "plain" | "quiet" | "danger";
    icon?: IconName;
    /** What the tooltip says. */
    tip?: string;
    /** The key that does the same, as the tooltip shows it. */
    keys?: string;
    children?: ReactNode;
}

export type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement>;

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref): ReactElement {
    const { kind = "plain", icon, tip, keys, children, className, ...rest } = props;
    const classes = ["button", `button-${kind}`, children === undefined ? "button-icon" : "", className ?? ""];
    return (
        <button
            type="button" ref={ref} className={classes.filter(Boolean).join(" ")} data-tip={tip} data-keys={keys}
            aria-label={children === undefined ? tip : undefined} {...rest}
        >
            {icon && <Icon name={icon} />}
            {children}
        </button>
    );
});
