using System.Diagnostics.CodeAnalysis;

namespace CommunityCollab.GraphQL;

[SuppressMessage("Design", "CA1052", Justification = "A root of the schema is a type argument, which a static class cannot be.")]
public sealed partial class Query;

[SuppressMessage("Design", "CA1052", Justification = "A root of the schema is a type argument, which a static class cannot be.")]
public sealed partial class Mutation;

[SuppressMessage("Design", "CA1052", Justification = "A root of the schema is a type argument, which a static class cannot be.")]
public sealed partial class Subscription;
