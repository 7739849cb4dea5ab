using CommunityCollab.Server.Tests.Api;
using CommunityCollab.Server.Tests.Audit;
using CommunityCollab.Server.Tests.Invitations;
using CommunityCollab.Server.Tests.SignIn;

// Servers that classes share, each test with tenants of its own: a start takes some seconds of a processor. A class that stops its server,
// looks at all of its store or configures it otherwise has one of its own.
[assembly: AssemblyFixture(typeof(ServerFixture))]
[assembly: AssemblyFixture(typeof(SignInFixture))]
[assembly: AssemblyFixture(typeof(AuditedServer))]
[assembly: AssemblyFixture(typeof(DemoServer))]
