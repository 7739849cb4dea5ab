/**
 * @generated SignedSource<<59e2d6f1d88e90ffa005f7747c704b07>>
 * @lightSyntaxTransform
 */

/* eslint-disable */

'use strict';

var node = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "activityId"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "activityId",
        "variableName": "activityId"
      },
      {
        "kind": "Literal",
        "name": "view",
        "value": "STAFF"
      }
    ],
    "concreteType": "Tally",
    "kind": "LinkedField",
    "name": "tally",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "version",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "respondents",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Cell",
        "kind": "LinkedField",
        "name": "cells",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "key",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "n",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "value",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "state",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "relayTallySubscription",
    "selections": (v1/*:: as any*/),
    "type": "Subscription",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "relayTallySubscription",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "7400c74ba5fdde3a65daafdb481cc53a",
    "id": null,
    "metadata": {},
    "name": "relayTallySubscription",
    "operationKind": "subscription",
    "text": "subscription relayTallySubscription(\n  $activityId: ID!\n) {\n  tally(activityId: $activityId, view: STAFF) {\n    version\n    respondents\n    cells {\n      key\n      n\n      value\n      state\n    }\n  }\n}\n"
  }
};
})();

node.hash = "242b507234dc93f8d14b1d091516882e";

export default node;
