global using CommunityCollab.Server.Tests.Api;
global using Microsoft.Playwright;
global using Xunit;
