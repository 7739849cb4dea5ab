using Microsoft.AspNetCore.Http.Features;

namespace CommunityCollab.Server;

/// <summary>The form that a page's request brings.</summary>
internal static class SentForm
{
    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mostBytes">The largest that a form with files may be; null for the framework's usual.</param>
    /// <returns>The form; an empty one when the request brings none; null when it did not arrive whole, or is larger than it may be.</returns>
    public static async Task<IFormCollection?> ReadAsync(HttpRequest request, long? mostBytes = null)
    {
        if (!request.HasFormContentType)
        {
            return FormCollection.Empty;
        }

        try
        {
            var options = mostBytes is { } most ? new FormOptions { MultipartBodyLengthLimit = most } : new FormOptions();
            return await request.ReadFormAsync(options, request.HttpContext.RequestAborted);
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
