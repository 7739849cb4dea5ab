using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using CommunityCollab.GraphQL.Limits;
using CommunityCollab.GraphQL.Transports.Requests;
using GraphQL.Execution;
using GraphQLParser.AST;
using Microsoft.Extensions.Caching.Memory;

namespace CommunityCollab.GraphQL.Transports.Documents;

/// <summary>
/// Parsed documents by their text and, for automatic persisted documents as Apollo defines them, by their hash.
/// Only documents that passed validation are kept, so nobody can fill the cache with rubbish.
/// </summary>
internal sealed class DocumentCache(GraphQLTransportOptions options) : IDisposable
{
    /// <summary>What an entry takes beside its text, in characters.</summary>
    private const int EntryCost = 256;

    private readonly MemoryCache _documents = new(new MemoryCacheOptions { SizeLimit = options.DocumentCacheCharacters });

    private readonly FrozenDictionary<string, string> _known = options.KnownDocuments.Distinct().ToFrozenDictionary(HashOf);

    /// <summary>Finds or parses the document of <paramref name="request"/> and picks the operation.</summary>
    public (PreparedOperation? Operation, Refusal? Refusal) Prepare(OperationRequest request)
    {
        var (document, refusal) = request.Query is { } text ? FindOrParse(text, request.DocumentHash) : FindByHash(request.DocumentHash!);
        return document is null ? (null, refusal) : PickOperation(document, request);
    }

    /// <summary>Keeps the document of <paramref name="operation"/>, which has just been validated, by its text and its hash.</summary>
    public void Keep(PreparedOperation operation)
    {
        operation.Document.Validated = true;
        Set(operation.Document.Text, operation.Document);
        if (operation.Hash is { } hash)
        {
            Set(HashKey(hash), operation.Document);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _documents.Dispose();

    private (ParsedDocument? Document, Refusal? Refusal) FindOrParse(string text, string? hash)
    {
        if (hash is not null && HashOf(text) != hash)
        {
            return (null, Refusal.Request("PERSISTED_QUERY_HASH_MISMATCH", "The hash is not that of the query."));
        }

        if (!_documents.TryGetValue<ParsedDocument>(text, out var found))
        {
            return Parse(text);
        }

        // It was validated when it came without its hash.
        if (hash is not null && !_documents.TryGetValue(HashKey(hash), out _))
        {
            Set(HashKey(hash), found!);
        }

        return (found, null);
    }

    private (ParsedDocument? Document, Refusal? Refusal) FindByHash(string hash)
    {
        if (_documents.TryGetValue<ParsedDocument>(HashKey(hash), out var found))
        {
            return (found, null);
        }

        // The message, too, is part of Apollo's protocol: its clients look for either.
        return _known.TryGetValue(hash, out var text)
            ? FindOrParse(text, null)
            : (null, Refusal.Document(new TransportError("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")));
    }

    private (ParsedDocument? Document, Refusal? Refusal) Parse(string text)
    {
        var (syntax, error) = BoundedParser.Parse(text, options.Limits);
        return syntax is null ? (null, Refusal.Document(error!)) : (new ParsedDocument(text, syntax), null);
    }

    private (PreparedOperation? Operation, Refusal? Refusal) PickOperation(ParsedDocument document, OperationRequest request)
    {
        var named = !string.IsNullOrEmpty(request.OperationName);
        GraphQLOperationDefinition? picked = null;
        foreach (var definition in document.Syntax.Definitions)
        {
            if (definition is not GraphQLOperationDefinition operation || (named && operation.Name?.Value != request.OperationName))
            {
                continue;
            }

            if (picked is not null && !named)
            {
                return (null, Refusal.Document(new NoOperationNameError()));
            }

            picked ??= operation;
        }

        if (picked is null)
        {
            return (null, Refusal.Document(named ? new InvalidOperationNameError(request.OperationName!) : new NoOperationError()));
        }

        var mutations = picked.Operation == OperationType.Mutation ? RootFields.Count(picked, document.Syntax) : 0;
        return mutations > options.Limits.Mutations
            ? (null, Refusal.Document(LimitError.Mutations(mutations, options.Limits.Mutations)))
            : (new PreparedOperation(document, picked.Operation, mutations, request), null);
    }

    private void Set(string key, ParsedDocument document) =>
        _documents.Set(key, document, new MemoryCacheEntryOptions { Size = document.Text.Length + EntryCost });

    /// <summary>No document starts with this, so a hash and a text can never be taken for each other.</summary>
    private static string HashKey(string hash) => "\0" + hash;

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
