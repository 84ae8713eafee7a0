package io.slipway.cli.training;

/** One record with the fields of all records. */
final class Canned {
    static final String EVENTS = """
            id: 1
            event: rollout.progressed
            data: {"pod":"web-1","line":"2026-01-01 started","seq":1}

            event: end
            data:

            """;

    static final String PROBLEM = """
            {"type":"urn:slipway:problem:NotFound","title":"not found","status":404,"detail":"no app 'missing'",
            "code":"NotFound","faults":[{"field":"name","message":"unknown"}],"evidence":["line"],"nextStep":"look"}""";

    private static final String RECORD = """
            {"id":"0198c0de-0000-7000-8000-000000000001","project":"p","name":"web","env":"dev","app":"web",
            "owner":"me","user":"me","admin":true,"group":"p","git":"/g","ref":"main","dir":".","builder":"jib",
            "port":8080,"skipTests":false,"envClass":"dev","cluster":"local","namespace":"p-dev","number":1,
            "revision":3,"version":"20260101000000-abc","digest":"sha256:00","artifact":"20260101000000-abc",
            "url":"http://web.dev.p.localhost:7880/","host":"web.dev.p.localhost","path":"/","answer":"serving",
            "ready":"1","desired":1,"since":"2026-01-01T00:00:00Z","created":"2026-01-01T00:00:00.5Z",
            "finished":"2026-01-01T00:00:09Z","seconds":8.5,"restarts":0,"ip":"10.1.0.7","node":"n1",
            "stage":"ready","status":"Running","why":null,"time":"2026-01-01T00:00:00Z","actor":"me",
            "message":"well","phase":"%s","state":"%s","nodes":1,
            "steps":[{"name":"apply","phase":"SUCCEEDED","message":"done","started":"2026-01-01T00:00:00Z",
            "finished":"2026-01-01T00:00:01Z"}]}""";

    private Canned() {}

    /** A record as a request answers it, with records inside where some have them. */
    static String record(boolean ended) {
        String plain = plain(ended);
        String within = "\"build\":" + plain + ",\"rollout\":" + plain + ",\"routes\":[" + plain + "],\"pods\":["
                + plain + "]}";
        return plain.substring(0, plain.length() - 1) + "," + within;
    }

    /** Two rows: lists of lists are walked, and training is part of every build. */
    static String page() {
        String one = record(true);
        return "{\"items\":[" + String.join(",", java.util.Collections.nCopies(2, one))
                + "],\"total\":2,\"next\":null}";
    }

    private static String plain(boolean ended) {
        return ended ? RECORD.formatted("SUCCEEDED", "Proven") : RECORD.formatted("RUNNING", "Progressing");
    }
}
