using System.CommandLine;
using System.CommandLine.Parsing;

namespace CommunityCollab.Server.Starting;

/// <summary>The command line: options of our own, and settings of the configuration.</summary>
internal sealed class CommandLine
{
    private const string Colorado = "08";

    private readonly Option<string> _data = new("--data")
    {
        Description = "The folder that everything lies in; made when missing.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "data",
    };

    private readonly Option<bool> _demo = new("--demo")
    {
        Description = "Fills an empty folder with invented people and campaigns, and prints what to open and try.",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<string?> _bootstrap = new("--bootstrap")
    {
        Description = "Founds an agency of this name and prints its first token; refused once the agency has an administrator.",
        HelpName = "NAME",
    };

    private readonly Option<string> _state = new("--state")
    {
        Description = "The two digits of that agency's state.",
        HelpName = "08",
        DefaultValueFactory = _ => Colorado,
    };

    private readonly Option<string?> _urls = new("--urls")
    {
        Description = "Where to listen, such as http://127.0.0.1:5080; port 0 for any that is free. Without it, http://localhost:5080.",
        HelpName = "URL",
    };

    private readonly RootCommand _command;

    private CommandLine()
    {
        _command = new RootCommand("Serves CommunityCollab. Settings of the configuration are given as --Section:Name=value; docs/operating.md lists them.")
        {
            _data, _demo, _bootstrap, _state, _urls,
        };
        _command.TreatUnmatchedTokensAsErrors = false;
        _command.Directives.Clear();
        foreach (var option in (Option[])[_data, _bootstrap, _state, _urls])
        {
            option.Validators.Add(MustHaveValue);
        }

        _state.Validators.Add(MustBeState);
        _command.Validators.Add(given =>
        {
            if (given.GetResult(_state) is { Implicit: false } && given.GetResult(_bootstrap) is null)
            {
                given.AddError("--state belongs to --bootstrap, which is not given.");
            }
        });
    }

    /// <summary>Reads it.</summary>
    /// <returns>What it says; null when it asked for help, which has been given.</returns>
    /// <exception cref="InvalidConfigurationException">It says something that cannot be meant.</exception>
    public static ServerOptions? Read(string[] args) => new CommandLine().ReadAll(args);

    private ServerOptions? ReadAll(string[] args)
    {
        var given = _command.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (given.Errors.Count > 0)
        {
            throw new InvalidConfigurationException(given.Errors[0].Message);
        }

        if (given.Action is not null)
        {
            given.Invoke();
            return null;
        }

        var settings = KnownSettings.Check(given.UnmatchedTokens, [.. _command.Options.Select(option => option.Name)]);
        return new ServerOptions(
            given.GetValue(_data)!, given.GetValue(_demo), given.GetValue(_bootstrap)?.Trim(), given.GetValue(_state)!,
            given.GetValue(_urls) is { } urls ? [.. settings, $"--urls={urls}"] : settings);
    }

    private static void MustHaveValue(OptionResult given)
    {
        if (given.Tokens is [var value] && (string.IsNullOrWhiteSpace(value.Value) || value.Value.StartsWith("--", StringComparison.Ordinal)))
        {
            given.AddError($"{given.Option.Name} needs a value, and '{value.Value}' is none.");
        }
    }

    private static void MustBeState(OptionResult given)
    {
        if (given.Tokens is [{ Value: var code }] && !(code.Length == 2 && code.All(char.IsAsciiDigit)))
        {
            given.AddError($"--state takes the two digits of a state, such as 08 for Colorado, not '{code}'.");
        }
    }
}
