public import Execution

/// Everything the studio keeps in its database, as whole transactions: each either happened and is on disk when it
/// returns, or has not happened. Transactions may be run again, have no side effects, and no database handle leaks out.
public protocol StudioStore: ProjectStore, RunStore, TakeStore, EventLog, JobQueue, QueueStore, AccountStore,
    StandingStore, AssetStore, UploadStore, RecipeStore,
    VariationStore, TemplateStore
{}
