global using CommunityCollab.Server.Tests;
global using CommunityCollab.Server.Tests.Api;
global using CommunityCollab.Testing;
global using Microsoft.Playwright;
global using Xunit;
global using IRequest = Microsoft.Playwright.IRequest;
