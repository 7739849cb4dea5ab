namespace CommunityCollab.Core.Access;

/// <summary>What a person is for a tenant. A person may hold several, in several tenants, each between two dates.</summary>
public enum Role
{
    /// <summary>Runs the agency: brings districts on, suspends them, offers programmes, sets the policy, grants the agency's roles.</summary>
    AgencyAdministrator,

    /// <summary>Reads the agency's roll-ups.</summary>
    AgencyAnalyst,

    /// <summary>Runs the district: grants its roles, makes its credentials, signs its head counts and agreements.</summary>
    DistrictAdministrator,

    /// <summary>Plans, opens, closes and reports on campaigns.</summary>
    CampaignLead,

    /// <summary>Reads results, exact ones too, and every such reading is logged.</summary>
    Analyst,

    /// <summary>Holds, shows and removes what people wrote.</summary>
    Moderator,

    /// <summary>Translates campaigns.</summary>
    Translator,

    /// <summary>Enters contributions given on paper, by phone or in person.</summary>
    Recorder,

    /// <summary>Leads a forum.</summary>
    Facilitator,

    /// <summary>Writes down what a table says.</summary>
    Scribe,

    /// <summary>Sits on the board of education: reads live results.</summary>
    BoardMember,

    /// <summary>Sits on a school or district accountability committee (SAC, DAC): reads live results.</summary>
    CommitteeMember,

    /// <summary>Sets up machines: makes credentials, none of which can do more than read.</summary>
    Integrator,
}
