using CommunityCollab.Browser.Tests;

// Classes share a server, each test with tenants of its own, and a demo, whose people each sign in for themselves.
[assembly: AssemblyFixture(typeof(ServerFixture))]
[assembly: AssemblyFixture(typeof(DemoServer))]
