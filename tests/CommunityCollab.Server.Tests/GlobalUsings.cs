global using CommunityCollab.Testing;
global using Xunit;
