
use builtin;
use str;

set edit:completion:arg-completer[helixctl] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'helixctl'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'helixctl'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand topics 'Declare, reconcile and look at topics'
            cand acls 'Grant, revoke and question access rules'
            cand users 'List, set and delete SCRAM users'
            cand quotas 'List, set and unset client quotas'
            cand config 'Show the configuration, and choose a profile'
            cand sandbox 'Run a throwaway real Kafka on 127.0.0.1'
            cand completions 'Print the completion script of a shell'
            cand man 'Print a man page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;topics'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand plan 'Show what apply would change, and at what risk'
            cand apply 'Make the cluster as declared'
            cand validate 'Check the declarations without a broker'
            cand list 'List the live topics'
            cand describe 'Show topics: partitions, offsets, configs with their source, and the difference to topics.yaml'
            cand create 'Create topics by hand'
            cand alter 'Change live topics by hand'
            cand delete 'Delete topics, with all their records'
            cand reassign 'Move replicas: another factor, other brokers, off a broker, or evened out'
            cand export 'Print the live topics as topics.yaml'
            cand snapshot 'Save what a plan needs to see, for `plan --observed`'
            cand schema 'Print the JSON Schema of topics.yaml for editors'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;topics;plan'= {
            cand -f 'Declarations: a file, a folder of *.yaml files, or - for stdin'
            cand --file 'Declarations: a file, a folder of *.yaml files, or - for stdin'
            cand --env 'Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile''s]'
            cand --only 'Only topics and principals whose name matches, with * and ? (can be repeated)'
            cand --skip 'No topics and principals whose name matches (can be repeated)'
            cand --rotate 'Set the declared password of this user anew, as Kafka does not tell whether it is the declared one (can be repeated)'
            cand --max-risk 'Refuse changes of a higher risk than this'
            cand --allow 'Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)'
            cand --out 'Save the plan for `topics apply FILE`'
            cand --observed 'Plan against what `topics snapshot` saved instead of a live cluster'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --prune 'Delete topics that the file owns (`prune.topics`) and no longer declares; revoke what its principals have beyond it'
            cand --prune-configs 'Reset topic configs that the file does not declare'
            cand --check 'Exit with 3 if the cluster is not as declared'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;topics;apply'= {
            cand -f 'Declarations: a file, a folder of *.yaml files, or - for stdin'
            cand --file 'Declarations: a file, a folder of *.yaml files, or - for stdin'
            cand --env 'Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile''s]'
            cand --only 'Only topics and principals whose name matches, with * and ? (can be repeated)'
            cand --skip 'No topics and principals whose name matches (can be repeated)'
            cand --rotate 'Set the declared password of this user anew, as Kafka does not tell whether it is the declared one (can be repeated)'
            cand --max-risk 'Refuse changes of a higher risk than this'
            cand --allow 'Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)'
            cand --journal 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --prune 'Delete topics that the file owns (`prune.topics`) and no longer declares; revoke what its principals have beyond it'
            cand --prune-configs 'Reset topic configs that the file does not declare'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --no-journal 'Keep no journal'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;topics;validate'= {
            cand -f 'Declarations: a file, a folder of *.yaml files, or - for stdin'
            cand --file 'Declarations: a file, a folder of *.yaml files, or - for stdin'
            cand --env 'Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile''s]'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --strict 'Treat warnings as errors'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;topics;list'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --internal 'Show Kafka''s own topics too (`__*`)'
            cand --records 'Count the records: end offsets minus log start offsets'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;topics;describe'= {
            cand -f 'Declarations: a file, a folder of *.yaml files, or - for stdin'
            cand --file 'Declarations: a file, a folder of *.yaml files, or - for stdin'
            cand --env 'Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile''s]'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --all-configs 'Show inherited configs too, not only what is set on the topic'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;topics;create'= {
            cand -p 'Number of partitions [default: the broker''s num.partitions]'
            cand --partitions 'Number of partitions [default: the broker''s num.partitions]'
            cand -r 'Replication factor [default: the broker''s default.replication.factor]'
            cand --replication 'Replication factor [default: the broker''s default.replication.factor]'
            cand -c 'Topic config by Kafka''s own name; durations and sizes may have units (can be repeated)'
            cand --topic-config 'Topic config by Kafka''s own name; durations and sizes may have units (can be repeated)'
            cand --journal 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --no-journal 'Keep no journal'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;topics;alter'= {
            cand -p 'New number of partitions; never fewer than now'
            cand --partitions 'New number of partitions; never fewer than now'
            cand -c 'Topic config to set, by Kafka''s own name (can be repeated)'
            cand --topic-config 'Topic config to set, by Kafka''s own name (can be repeated)'
            cand --reset 'Topic config to set back to what the topic inherits (can be repeated)'
            cand --max-risk 'Refuse changes of a higher risk than this'
            cand --allow 'Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)'
            cand --journal 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --no-journal 'Keep no journal'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;topics;delete'= {
            cand --max-risk 'Refuse changes of a higher risk than this'
            cand --allow 'Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)'
            cand --journal 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user''s state folder]'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand --no-journal 'Keep no journal'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;topics;reassign'= {
            cand --replication 'As many replicas of every partition; present ones stay where they are'
            cand --decommission 'Take every replica off this broker'
            cand --brokers 'Replicas on these brokers only'
            cand --throttle 'Copy at most so many bytes a second to and from each broker; cleared when the moves have ended'
            cand --batch 'Partitions to move at a time; all at once if not said'
            cand --allow 'Consent to fewer replicas than min.insync.replicas: below-min-isr:TOPIC (can be repeated)'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --rebalance 'Even out replicas and preferred leaders over the brokers'
            cand --status 'Show what is under way, and throttles that are set'
            cand --cancel 'Stop what is under way: the replicas stay as they were'
            cand --no-wait 'Begin the moves, and do not wait for them'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;topics;export'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;topics;snapshot'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;topics;schema'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;topics;help'= {
            cand plan 'Show what apply would change, and at what risk'
            cand apply 'Make the cluster as declared'
            cand validate 'Check the declarations without a broker'
            cand list 'List the live topics'
            cand describe 'Show topics: partitions, offsets, configs with their source, and the difference to topics.yaml'
            cand create 'Create topics by hand'
            cand alter 'Change live topics by hand'
            cand delete 'Delete topics, with all their records'
            cand reassign 'Move replicas: another factor, other brokers, off a broker, or evened out'
            cand export 'Print the live topics as topics.yaml'
            cand snapshot 'Save what a plan needs to see, for `plan --observed`'
            cand schema 'Print the JSON Schema of topics.yaml for editors'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;topics;help;plan'= {
        }
        &'helixctl;topics;help;apply'= {
        }
        &'helixctl;topics;help;validate'= {
        }
        &'helixctl;topics;help;list'= {
        }
        &'helixctl;topics;help;describe'= {
        }
        &'helixctl;topics;help;create'= {
        }
        &'helixctl;topics;help;alter'= {
        }
        &'helixctl;topics;help;delete'= {
        }
        &'helixctl;topics;help;reassign'= {
        }
        &'helixctl;topics;help;export'= {
        }
        &'helixctl;topics;help;snapshot'= {
        }
        &'helixctl;topics;help;schema'= {
        }
        &'helixctl;topics;help;help'= {
        }
        &'helixctl;acls'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List the access rules'
            cand grant 'Allow a principal to do something, or deny it'
            cand revoke 'Take rules of a principal away'
            cand can 'Answer whether a principal may do something (exit 0 for yes, 3 for no)'
            cand why 'Show which rule lets a principal do something, or what keeps it from that'
            cand export 'Print the access rules, users and quotas as `principals:` of topics.yaml'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;acls;list'= {
            cand --principal 'Only rules for this principal, letter by letter'
            cand --resource 'Only rules on a kind of resource, on a pattern, or those that apply to one resource'
            cand --operation 'Only rules for this operation'
            cand --permission 'Only rules that allow, or that deny'
            cand --host 'Only rules for this address; * for those that hold for every address'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;acls;grant'= {
            cand --group 'Group that a consumer reads with (can be repeated)'
            cand --host 'Address that it comes from, as the brokers see it'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --deny 'Deny it: a deny wins over every grant'
            cand --idempotent 'Grant a producer idempotent_write on the cluster too; needed before Kafka 3.0 only'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;acls;revoke'= {
            cand --group 'Group that a consumer reads with (can be repeated)'
            cand --host 'Only rules for this address'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --deny 'Deny rules, not allow rules'
            cand --all 'Every rule of the principal'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;acls;can'= {
            cand --host 'Address that it comes from, as the brokers see it [default: one that no rule names]'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;acls;why'= {
            cand --host 'Address that it comes from, as the brokers see it [default: one that no rule names]'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;acls;export'= {
            cand --principal 'Only rules for this principal'
            cand --resource 'Only rules on a kind of resource, on a pattern, or those that apply to one resource'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;acls;help'= {
            cand list 'List the access rules'
            cand grant 'Allow a principal to do something, or deny it'
            cand revoke 'Take rules of a principal away'
            cand can 'Answer whether a principal may do something (exit 0 for yes, 3 for no)'
            cand why 'Show which rule lets a principal do something, or what keeps it from that'
            cand export 'Print the access rules, users and quotas as `principals:` of topics.yaml'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;acls;help;list'= {
        }
        &'helixctl;acls;help;grant'= {
        }
        &'helixctl;acls;help;revoke'= {
        }
        &'helixctl;acls;help;can'= {
        }
        &'helixctl;acls;help;why'= {
        }
        &'helixctl;acls;help;export'= {
        }
        &'helixctl;acls;help;help'= {
        }
        &'helixctl;users'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List the SCRAM users, in one request'
            cand set 'Set a user''s password, for a new user or for one that exists'
            cand delete 'Take a user''s passwords away, so that it cannot log in any more'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;users;list'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;users;set'= {
            cand --password-file 'File that holds the password; a line break at its end is not part of it'
            cand --password-command 'Command that prints the password, run by `sh -c`'
            cand --mechanism 'SCRAM-SHA-512 or SCRAM-SHA-256'
            cand --iterations 'How often the password is hashed'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;users;delete'= {
            cand --mechanism 'Only the password of this mechanism'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;users;help'= {
            cand list 'List the SCRAM users, in one request'
            cand set 'Set a user''s password, for a new user or for one that exists'
            cand delete 'Take a user''s passwords away, so that it cannot log in any more'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;users;help;list'= {
        }
        &'helixctl;users;help;set'= {
        }
        &'helixctl;users;help;delete'= {
        }
        &'helixctl;users;help;help'= {
        }
        &'helixctl;quotas'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List the quotas that are set, in one request'
            cand set 'Set quotas of a user, a client id, both, an address, or a default'
            cand unset 'Take quotas away: what is left is the default, or no limit'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;quotas;list'= {
            cand --user 'Quota of this user, with or without `User:`'
            cand --client-id 'Quota of this client id; together with a user, of that user''s clients of this id'
            cand --ip 'Quota of this address'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --default-user 'Quota of every user that has none of its own'
            cand --default-client-id 'Quota of every client id that has none of its own'
            cand --default-ip 'Quota of every address that has none of its own'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;quotas;set'= {
            cand --user 'Quota of this user, with or without `User:`'
            cand --client-id 'Quota of this client id; together with a user, of that user''s clients of this id'
            cand --ip 'Quota of this address'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --default-user 'Quota of every user that has none of its own'
            cand --default-client-id 'Quota of every client id that has none of its own'
            cand --default-ip 'Quota of every address that has none of its own'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;quotas;unset'= {
            cand --user 'Quota of this user, with or without `User:`'
            cand --client-id 'Quota of this client id; together with a user, of that user''s clients of this id'
            cand --ip 'Quota of this address'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --all 'Every quota of it'
            cand --default-user 'Quota of every user that has none of its own'
            cand --default-client-id 'Quota of every client id that has none of its own'
            cand --default-ip 'Quota of every address that has none of its own'
            cand -y 'Do not ask'
            cand --yes 'Do not ask'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;quotas;help'= {
            cand list 'List the quotas that are set, in one request'
            cand set 'Set quotas of a user, a client id, both, an address, or a default'
            cand unset 'Take quotas away: what is left is the default, or no limit'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;quotas;help;list'= {
        }
        &'helixctl;quotas;help;set'= {
        }
        &'helixctl;quotas;help;unset'= {
        }
        &'helixctl;quotas;help;help'= {
        }
        &'helixctl;config'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand show 'Print the effective settings'
            cand profiles 'List the profiles'
            cand use 'Choose the profile of later runs'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;config;show'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --origin 'Show where each value comes from: file:line:column, variable or flag'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;config;profiles'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;config;use'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --none 'Choose none'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;config;help'= {
            cand show 'Print the effective settings'
            cand profiles 'List the profiles'
            cand use 'Choose the profile of later runs'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;config;help;show'= {
        }
        &'helixctl;config;help;profiles'= {
        }
        &'helixctl;config;help;use'= {
        }
        &'helixctl;config;help;help'= {
        }
        &'helixctl;sandbox'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand up 'Start a sandbox that stays until `down`'
            cand status 'List the sandboxes'
            cand down 'Stop a sandbox; only what helixctl started is ever stopped'
            cand run 'Start a sandbox, run a command in it, stop the sandbox'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;sandbox;up'= {
            cand --name 'Name, for several sandboxes beside each other'
            cand --brokers 'Number of brokers, each in a rack of its own'
            cand --port 'Port of the first broker [default: a free one]'
            cand --data 'Folder to keep the data in; the next sandbox on it continues [default: a temporary one]'
            cand --property 'Line of server.properties (can be repeated)'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --secure 'TLS, SASL (SCRAM-SHA-512, SCRAM-SHA-256, PLAIN) and access rules that deny by default'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;sandbox;status'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;sandbox;down'= {
            cand --name 'Name of the sandbox'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --all 'Stop all of them'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;sandbox;run'= {
            cand --brokers 'Number of brokers, each in a rack of its own'
            cand --port 'Port of the first broker [default: a free one]'
            cand --data 'Folder to keep the data in; the next sandbox on it continues [default: a temporary one]'
            cand --property 'Line of server.properties (can be repeated)'
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand --secure 'TLS, SASL (SCRAM-SHA-512, SCRAM-SHA-256, PLAIN) and access rules that deny by default'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;sandbox;help'= {
            cand up 'Start a sandbox that stays until `down`'
            cand status 'List the sandboxes'
            cand down 'Stop a sandbox; only what helixctl started is ever stopped'
            cand run 'Start a sandbox, run a command in it, stop the sandbox'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;sandbox;help;up'= {
        }
        &'helixctl;sandbox;help;status'= {
        }
        &'helixctl;sandbox;help;down'= {
        }
        &'helixctl;sandbox;help;run'= {
        }
        &'helixctl;sandbox;help;help'= {
        }
        &'helixctl;completions'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;man'= {
            cand --config 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user''s config folder]'
            cand --profile 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]'
            cand -b 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand --bootstrap-server 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]'
            cand -X 'librdkafka property, over everything else (can be repeated)'
            cand --set 'librdkafka property, over everything else (can be repeated)'
            cand --timeout 'How long to wait for the cluster'
            cand --cluster-id 'Id of the cluster that this command may change; required where the profile is protected'
            cand -o 'Format of the answer'
            cand --output 'Format of the answer'
            cand --color 'When to colour the output'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Say more (can be repeated)'
            cand --verbose 'Say more (can be repeated)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'helixctl;help'= {
            cand topics 'Declare, reconcile and look at topics'
            cand acls 'Grant, revoke and question access rules'
            cand users 'List, set and delete SCRAM users'
            cand quotas 'List, set and unset client quotas'
            cand config 'Show the configuration, and choose a profile'
            cand sandbox 'Run a throwaway real Kafka on 127.0.0.1'
            cand completions 'Print the completion script of a shell'
            cand man 'Print a man page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'helixctl;help;topics'= {
            cand plan 'Show what apply would change, and at what risk'
            cand apply 'Make the cluster as declared'
            cand validate 'Check the declarations without a broker'
            cand list 'List the live topics'
            cand describe 'Show topics: partitions, offsets, configs with their source, and the difference to topics.yaml'
            cand create 'Create topics by hand'
            cand alter 'Change live topics by hand'
            cand delete 'Delete topics, with all their records'
            cand reassign 'Move replicas: another factor, other brokers, off a broker, or evened out'
            cand export 'Print the live topics as topics.yaml'
            cand snapshot 'Save what a plan needs to see, for `plan --observed`'
            cand schema 'Print the JSON Schema of topics.yaml for editors'
        }
        &'helixctl;help;topics;plan'= {
        }
        &'helixctl;help;topics;apply'= {
        }
        &'helixctl;help;topics;validate'= {
        }
        &'helixctl;help;topics;list'= {
        }
        &'helixctl;help;topics;describe'= {
        }
        &'helixctl;help;topics;create'= {
        }
        &'helixctl;help;topics;alter'= {
        }
        &'helixctl;help;topics;delete'= {
        }
        &'helixctl;help;topics;reassign'= {
        }
        &'helixctl;help;topics;export'= {
        }
        &'helixctl;help;topics;snapshot'= {
        }
        &'helixctl;help;topics;schema'= {
        }
        &'helixctl;help;acls'= {
            cand list 'List the access rules'
            cand grant 'Allow a principal to do something, or deny it'
            cand revoke 'Take rules of a principal away'
            cand can 'Answer whether a principal may do something (exit 0 for yes, 3 for no)'
            cand why 'Show which rule lets a principal do something, or what keeps it from that'
            cand export 'Print the access rules, users and quotas as `principals:` of topics.yaml'
        }
        &'helixctl;help;acls;list'= {
        }
        &'helixctl;help;acls;grant'= {
        }
        &'helixctl;help;acls;revoke'= {
        }
        &'helixctl;help;acls;can'= {
        }
        &'helixctl;help;acls;why'= {
        }
        &'helixctl;help;acls;export'= {
        }
        &'helixctl;help;users'= {
            cand list 'List the SCRAM users, in one request'
            cand set 'Set a user''s password, for a new user or for one that exists'
            cand delete 'Take a user''s passwords away, so that it cannot log in any more'
        }
        &'helixctl;help;users;list'= {
        }
        &'helixctl;help;users;set'= {
        }
        &'helixctl;help;users;delete'= {
        }
        &'helixctl;help;quotas'= {
            cand list 'List the quotas that are set, in one request'
            cand set 'Set quotas of a user, a client id, both, an address, or a default'
            cand unset 'Take quotas away: what is left is the default, or no limit'
        }
        &'helixctl;help;quotas;list'= {
        }
        &'helixctl;help;quotas;set'= {
        }
        &'helixctl;help;quotas;unset'= {
        }
        &'helixctl;help;config'= {
            cand show 'Print the effective settings'
            cand profiles 'List the profiles'
            cand use 'Choose the profile of later runs'
        }
        &'helixctl;help;config;show'= {
        }
        &'helixctl;help;config;profiles'= {
        }
        &'helixctl;help;config;use'= {
        }
        &'helixctl;help;sandbox'= {
            cand up 'Start a sandbox that stays until `down`'
            cand status 'List the sandboxes'
            cand down 'Stop a sandbox; only what helixctl started is ever stopped'
            cand run 'Start a sandbox, run a command in it, stop the sandbox'
        }
        &'helixctl;help;sandbox;up'= {
        }
        &'helixctl;help;sandbox;status'= {
        }
        &'helixctl;help;sandbox;down'= {
        }
        &'helixctl;help;sandbox;run'= {
        }
        &'helixctl;help;completions'= {
        }
        &'helixctl;help;man'= {
        }
        &'helixctl;help;help'= {
        }
    ]
    $completions[$command]
}
