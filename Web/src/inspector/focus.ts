/** Lets others put the cursor into the inspector's title. */
export const inspectorFocus = {
    input: null as HTMLInputElement | null,
    title(): void {
        // The inspector may only now be showing the node.
        window.requestAnimationFrame(() => {
            this.input?.focus();
            this.input?.select();
        });
    },
};
