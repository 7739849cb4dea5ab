namespace CommunityCollab.Server;

/// <summary>The configuration or the command line says something the server cannot start with; the message tells the operator what.</summary>
internal sealed class InvalidConfigurationException(string message, Exception? cause = null) : Exception(message, cause);
