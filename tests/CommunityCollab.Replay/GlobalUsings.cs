global using CommunityCollab.Testing;
