namespace CommunityCollab.Server.SignIn;

/// <summary>How long people stay signed in, from the configuration's section <c>SignIn</c>.</summary>
internal sealed class SignInOptions
{
    /// <summary>A working day. It is not prolonged: who left in the morning is out by the evening, whatever page they keep open.</summary>
    public TimeSpan Session { get; set; } = TimeSpan.FromHours(10);
}
