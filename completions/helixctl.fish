# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_helixctl_global_optspecs
    string join \n config= profile= b/bootstrap-server= X/set= timeout= cluster-id= o/output= q/quiet v/verbose color= h/help V/version
end

function __fish_helixctl_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_helixctl_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_helixctl_using_subcommand
    set -l cmd (__fish_helixctl_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c helixctl -n "__fish_helixctl_needs_command" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_needs_command" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_needs_command" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_needs_command" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_needs_command" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_needs_command" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_needs_command" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_needs_command" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_needs_command" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_needs_command" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_needs_command" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "topics" -d 'Declare, reconcile and look at topics'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "acls" -d 'Grant, revoke and question access rules'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "users" -d 'List, set and delete SCRAM users'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "quotas" -d 'List, set and unset client quotas'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "produce" -d 'Write records to a topic, each one\'s delivery confirmed'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "consume" -d 'Read records and write them to stdout, byte for byte'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "lag" -d 'Show how far consumer groups are behind, in records and in time, the worst first'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "groups" -d 'List and describe consumer groups, and change where they stand'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "replay" -d 'Go back in time: read again, copy, or let a group read again'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "config" -d 'Show the configuration, and choose a profile'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "sandbox" -d 'Run a throwaway real Kafka on 127.0.0.1'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "man" -d 'Print a man page'
complete -c helixctl -n "__fish_helixctl_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "plan" -d 'Show what apply would change, and at what risk'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "apply" -d 'Make the cluster as declared'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "validate" -d 'Check the declarations without a broker'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "list" -d 'List the live topics'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "describe" -d 'Show topics: partitions, offsets, configs with their source, and the difference to topics.yaml'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "create" -d 'Create topics by hand'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "alter" -d 'Change live topics by hand'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "delete" -d 'Delete topics, with all their records'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "reassign" -d 'Move replicas: another factor, other brokers, off a broker, or evened out'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "export" -d 'Print the live topics as topics.yaml'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "snapshot" -d 'Save what a plan needs to see, for `plan --observed`'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "schema" -d 'Print the JSON Schema of topics.yaml for editors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and not __fish_seen_subcommand_from plan apply validate list describe create alter delete reassign export snapshot schema help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -s f -l file -d 'Declarations: a file, a folder of *.yaml files, or - for stdin' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l env -d 'Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile\'s]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l only -d 'Only topics and principals whose name matches, with * and ? (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l skip -d 'No topics and principals whose name matches (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l rotate -d 'Set the declared password of this user anew, as Kafka does not tell whether it is the declared one (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l max-risk -d 'Refuse changes of a higher risk than this' -r -f -a "safe\t'No record is lost and no client notices'
disruptive\t'Clients may notice'
data-loss\t'Records may be lost, with `--allow data-loss:TOPIC` for each topic'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l allow -d 'Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l out -d 'Save the plan for `topics apply FILE`' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l observed -d 'Plan against what `topics snapshot` saved instead of a live cluster' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l prune -d 'Delete topics that the file owns (`prune.topics`) and no longer declares; revoke what its principals have beyond it'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l prune-configs -d 'Reset topic configs that the file does not declare'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -l check -d 'Exit with 3 if the cluster is not as declared'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from plan" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -s f -l file -d 'Declarations: a file, a folder of *.yaml files, or - for stdin' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l env -d 'Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile\'s]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l only -d 'Only topics and principals whose name matches, with * and ? (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l skip -d 'No topics and principals whose name matches (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l rotate -d 'Set the declared password of this user anew, as Kafka does not tell whether it is the declared one (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l max-risk -d 'Refuse changes of a higher risk than this' -r -f -a "safe\t'No record is lost and no client notices'
disruptive\t'Clients may notice'
data-loss\t'Records may be lost, with `--allow data-loss:TOPIC` for each topic'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l allow -d 'Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l prune -d 'Delete topics that the file owns (`prune.topics`) and no longer declares; revoke what its principals have beyond it'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l prune-configs -d 'Reset topic configs that the file does not declare'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from apply" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -s f -l file -d 'Declarations: a file, a folder of *.yaml files, or - for stdin' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -l env -d 'Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile\'s]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -l strict -d 'Treat warnings as errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from validate" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -l internal -d 'Show Kafka\'s own topics too (`__*`)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -l records -d 'Count the records: end offsets minus log start offsets'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s f -l file -d 'Declarations: a file, a folder of *.yaml files, or - for stdin' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l env -d 'Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile\'s]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -l all-configs -d 'Show inherited configs too, not only what is set on the topic'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from describe" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -s p -l partitions -d 'Number of partitions [default: the broker\'s num.partitions]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -s r -l replication -d 'Replication factor [default: the broker\'s default.replication.factor]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -s c -l topic-config -d 'Topic config by Kafka\'s own name; durations and sizes may have units (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from create" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s p -l partitions -d 'New number of partitions; never fewer than now' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s c -l topic-config -d 'Topic config to set, by Kafka\'s own name (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l reset -d 'Topic config to set back to what the topic inherits (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l max-risk -d 'Refuse changes of a higher risk than this' -r -f -a "safe\t'No record is lost and no client notices'
disruptive\t'Clients may notice'
data-loss\t'Records may be lost, with `--allow data-loss:TOPIC` for each topic'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l allow -d 'Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from alter" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l max-risk -d 'Refuse changes of a higher risk than this' -r -f -a "safe\t'No record is lost and no client notices'
disruptive\t'Clients may notice'
data-loss\t'Records may be lost, with `--allow data-loss:TOPIC` for each topic'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l allow -d 'Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l replication -d 'As many replicas of every partition; present ones stay where they are' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l decommission -d 'Take every replica off this broker' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l brokers -d 'Replicas on these brokers only' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l throttle -d 'Copy at most so many bytes a second to and from each broker; cleared when the moves have ended' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l batch -d 'Partitions to move at a time; all at once if not said' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l allow -d 'Consent to fewer replicas than min.insync.replicas: below-min-isr:TOPIC (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l rebalance -d 'Even out replicas and preferred leaders over the brokers'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l status -d 'Show what is under way, and throttles that are set'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l cancel -d 'Stop what is under way: the replicas stay as they were'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l no-wait -d 'Begin the moves, and do not wait for them'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from reassign" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from export" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from export" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from export" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from export" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from export" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from export" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from export" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from export" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from snapshot" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from snapshot" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from snapshot" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from snapshot" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from snapshot" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from snapshot" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from snapshot" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from snapshot" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from snapshot" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from snapshot" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from snapshot" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from snapshot" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from schema" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from schema" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from schema" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from schema" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from schema" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from schema" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from schema" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from schema" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from schema" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from schema" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from schema" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "plan" -d 'Show what apply would change, and at what risk'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "apply" -d 'Make the cluster as declared'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "validate" -d 'Check the declarations without a broker'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the live topics'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "describe" -d 'Show topics: partitions, offsets, configs with their source, and the difference to topics.yaml'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "create" -d 'Create topics by hand'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "alter" -d 'Change live topics by hand'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete topics, with all their records'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "reassign" -d 'Move replicas: another factor, other brokers, off a broker, or evened out'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "export" -d 'Print the live topics as topics.yaml'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "snapshot" -d 'Save what a plan needs to see, for `plan --observed`'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "schema" -d 'Print the JSON Schema of topics.yaml for editors'
complete -c helixctl -n "__fish_helixctl_using_subcommand topics; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -f -a "list" -d 'List the access rules'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -f -a "grant" -d 'Allow a principal to do something, or deny it'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -f -a "revoke" -d 'Take rules of a principal away'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -f -a "can" -d 'Answer whether a principal may do something (exit 0 for yes, 3 for no)'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -f -a "why" -d 'Show which rule lets a principal do something, or what keeps it from that'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -f -a "export" -d 'Print the access rules, users and quotas as `principals:` of topics.yaml'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and not __fish_seen_subcommand_from list grant revoke can why export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -l principal -d 'Only rules for this principal, letter by letter' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -l resource -d 'Only rules on a kind of resource, on a pattern, or those that apply to one resource' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -l operation -d 'Only rules for this operation' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -l permission -d 'Only rules that allow, or that deny' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -l host -d 'Only rules for this address; * for those that hold for every address' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -l group -d 'Group that a consumer reads with (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -l host -d 'Address that it comes from, as the brokers see it' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -l deny -d 'Deny it: a deny wins over every grant'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -l idempotent -d 'Grant a producer idempotent_write on the cluster too; needed before Kafka 3.0 only'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from grant" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -l group -d 'Group that a consumer reads with (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -l host -d 'Only rules for this address' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -l deny -d 'Deny rules, not allow rules'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -l all -d 'Every rule of the principal'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from revoke" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -l host -d 'Address that it comes from, as the brokers see it [default: one that no rule names]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from can" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -l host -d 'Address that it comes from, as the brokers see it [default: one that no rule names]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from why" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -l principal -d 'Only rules for this principal' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -l resource -d 'Only rules on a kind of resource, on a pattern, or those that apply to one resource' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the access rules'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from help" -f -a "grant" -d 'Allow a principal to do something, or deny it'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from help" -f -a "revoke" -d 'Take rules of a principal away'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from help" -f -a "can" -d 'Answer whether a principal may do something (exit 0 for yes, 3 for no)'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from help" -f -a "why" -d 'Show which rule lets a principal do something, or what keeps it from that'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from help" -f -a "export" -d 'Print the access rules, users and quotas as `principals:` of topics.yaml'
complete -c helixctl -n "__fish_helixctl_using_subcommand acls; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -f -a "list" -d 'List the SCRAM users, in one request'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -f -a "set" -d 'Set a user\'s password, for a new user or for one that exists'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -f -a "delete" -d 'Take a user\'s passwords away, so that it cannot log in any more'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and not __fish_seen_subcommand_from list set delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from list" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from list" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from list" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -l password-file -d 'File that holds the password; a line break at its end is not part of it' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -l password-command -d 'Command that prints the password, run by `sh -c`' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -l mechanism -d 'SCRAM-SHA-512 or SCRAM-SHA-256' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -l iterations -d 'How often the password is hashed' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from set" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -l mechanism -d 'Only the password of this mechanism' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the SCRAM users, in one request'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from help" -f -a "set" -d 'Set a user\'s password, for a new user or for one that exists'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Take a user\'s passwords away, so that it cannot log in any more'
complete -c helixctl -n "__fish_helixctl_using_subcommand users; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -f -a "list" -d 'List the quotas that are set, in one request'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -f -a "set" -d 'Set quotas of a user, a client id, both, an address, or a default'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -f -a "unset" -d 'Take quotas away: what is left is the default, or no limit'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and not __fish_seen_subcommand_from list set unset help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -l user -d 'Quota of this user, with or without `User:`' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -l client-id -d 'Quota of this client id; together with a user, of that user\'s clients of this id' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -l ip -d 'Quota of this address' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -l default-user -d 'Quota of every user that has none of its own'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -l default-client-id -d 'Quota of every client id that has none of its own'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -l default-ip -d 'Quota of every address that has none of its own'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l user -d 'Quota of this user, with or without `User:`' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l client-id -d 'Quota of this client id; together with a user, of that user\'s clients of this id' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l ip -d 'Quota of this address' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l default-user -d 'Quota of every user that has none of its own'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l default-client-id -d 'Quota of every client id that has none of its own'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l default-ip -d 'Quota of every address that has none of its own'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from set" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l user -d 'Quota of this user, with or without `User:`' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l client-id -d 'Quota of this client id; together with a user, of that user\'s clients of this id' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l ip -d 'Quota of this address' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l all -d 'Every quota of it'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l default-user -d 'Quota of every user that has none of its own'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l default-client-id -d 'Quota of every client id that has none of its own'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l default-ip -d 'Quota of every address that has none of its own'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from unset" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the quotas that are set, in one request'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from help" -f -a "set" -d 'Set quotas of a user, a client id, both, an address, or a default'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from help" -f -a "unset" -d 'Take quotas away: what is left is the default, or no limit'
complete -c helixctl -n "__fish_helixctl_using_subcommand quotas; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l input -d 'What the input is' -r -f -a "lines\t'Delimited values, or keys and values (-K)'
json\t'One JSON envelope a line, as consume writes it; with --key-path, values'
values\t'One JSON value a line'
csv\t'Rows, as JSON objects; the first names the columns'
whole\t'Each file is one record'
sized\t'Four bytes of length, big-endian, in front of each value: as `consume -f %R%s` writes it'"
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s f -l format -d 'Read what `consume -f` with this format wrote: %k %s %h %T %p, something between them; %t %o are left out' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s D -l delimiter -d 'What ends a record [default: a line break]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s K -l key-delimiter -d 'What separates key and value; a line without it has a null key' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s k -l key -d 'Key of every record' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s H -l header -d 'Header of every record (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l null-value -d 'Text that stands for null: a value (tombstone), or a key before -K' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s p -l partition -d 'Partition of every record [default: by the key]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l timestamp -d 'Timestamp of every record: a time, or milliseconds since the epoch [default: the time of sending]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l key-path -d 'Values that are JSON: the key lies at this path, such as .session_id' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l header-path -d 'Values that are JSON: a header whose value lies at this path (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l preserve -d 'What of a JSON envelope is kept besides key, value and headers' -r -f -a "partition\t''
timestamp\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l partitioner -d 'How a partition is chosen' -r -f -a "key\t'Murmur2 of the key, as Java\'s producer; records without a key in batches at random'
crc32\t'CRC32 of the key, as kcat'
random\t''
round-robin\t'One after the other, whatever the key is'"
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l partition-by -d 'Choose the partition by another field than the key: header:NAME or json:.path' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l repeat -d 'Make so many records from --template, and read nothing' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l template -d 'Text of the records of --repeat: {{seq}}, {{uuid}}, {{now}}, {{random FROM TO}}' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l rate -d 'No faster than this: 1000/s, or 10MiB/s of input' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l transactional-id -d 'Send in transactions of this id: readers see all records, or none' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l commit-every -d 'Records of each transaction [default: all of them in one]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l checkpoint -d 'Keep in this file how far the input is; the same command goes on from there' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l file -d 'Declarations that --create takes it from' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l env -d 'Environment of that file [default: $HELIXCTL_ENV, or the profile\'s]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l rejects -d 'Keep what was not delivered, as JSON that --input json reads' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l acks -d 'none, leader or all [default: the configuration\'s, all]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s z -l compression -d 'none, gzip, snappy, lz4 or zstd, with a level: zstd:9 [default: the configuration\'s, lz4]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l crlf -d 'Take the carriage return off the end of lines'
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l decompress -d 'Input is gzip or zstd; so it is where a file is called .gz or .zst'
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l create -d 'Make the topic if it is not there, as topics.yaml declares it'
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -l skip-bad -d 'Go on after a record that cannot be read; exit 4'
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand produce" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l offset -d 'Begin at N, P=N,…, beginning+N or end-N' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l since -d 'Begin at the first record from this time on: 2h, 2026-11-23T14:00Z, milliseconds' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l tail -d 'The last N records of all partitions together, oldest first by their timestamps; with a filter, that match' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l tail-per-partition -d 'The last N records of each partition; with a filter, that match' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l until -d 'End before this time or offset, and not beyond the end seen at the start; `now` is that end' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l idle -d 'End when nothing has come for so long' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -s g -l group -d 'Join this consumer group, go on where it stands, and commit what was written out (at least once)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l as-group -d 'Begin where this group stands, without joining it or committing' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l commit -d 'Whether offsets are committed' -r -f -a "delivered\t'Every five seconds, before partitions go to another member, and at the end'
none\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l instance-id -d 'Be this static member of the group: a restart within the session causes no rebalance' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l protocol -d 'Rebalance protocol: the classic one, or that of KIP-848' -r -f -a "classic\t''
consumer\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l assignor -d 'Assignors that are offered to the group, the most wanted first: range, roundrobin, sticky, cooperative-sticky [default: cooperative-sticky]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l exec -d 'Give the records to this command, as JSON lines; it answers each with `ok`, `retry REASON` or `reject REASON`' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l workers -d 'How many workers share the partitions [default: one each]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l max-attempts -d 'How often a record is tried' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l backoff -d 'The pause before a record is tried again; it doubles each time' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l answer-timeout -d 'How long a worker may take for a record; then it is killed, and the record tried again' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l dlq -d 'Where rejected records go; without it one stops the run' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l topic-regex -d 'Read every topic whose whole name matches, without Kafka\'s own' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l file -d 'Declarations that name the topics, if no topic is given' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l env -d 'Environment of that file [default: $HELIXCTL_ENV, or the profile\'s]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -s p -l partition -d 'Only these partitions' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -s n -l limit -d 'End after so many records' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l isolation -d 'Whether records of open and aborted transactions are hidden' -r -f -a "committed\t''
uncommitted\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l grep -d 'Only records that match: [key:|value:|header.NAME:]REGEX; all of several' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l json-path -d 'Only records whose value is JSON with this field: PATH, PATH=TEXT or PATH~REGEX (`.user.id=7`); all of several' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -s f -l format -d 'kcat\'s format: %t %p %o %k %s %h %T %K %S %R and \\\\n \\\\t \\\\xHH' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -s D -l delimiter -d 'What follows each value [default: a line break]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l from-beginning -d 'Begin at the log start'
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l from-end -d 'Begin at the end (the default when following)'
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l exit -d 'End at the end seen at the start'
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l allow-gaps -d 'Take it for success if retention or a deletion cut into the range'
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l hex -d 'Write where each record lies and its bytes in hexadecimal'
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l key-only -d 'Write keys rather than values'
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l value-only -d 'Write values and nothing else (the default)'
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -l pretty -d 'Write values, or with `-o json` records, indented where they are JSON'
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand consume" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -l topic -d 'Only these topics' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -l by -d 'One line per group, topic or partition' -r -f -a "group\t''
topic\t''
partition\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -l max -d 'Exit 3 if a group is more than so many records behind' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -l max-age -d 'Exit 3 if a group\'s first unread record is older than this' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -l watch -d 'Look again at this interval, until Ctrl-C' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -l isolation -d 'Where a log ends: at the last stable offset, or at the high watermark' -r -f -a "committed\t''
uncommitted\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -l check -d 'Exit 3 if a group is behind by more than --max [default: 10000]'
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand lag" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -f -a "list" -d 'List the groups of the cluster: consumer groups of both protocols, share groups, streams, and those that only keep offsets'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -f -a "describe" -d 'Show a group\'s members with the partitions that each is assigned'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -f -a "seek" -d 'Move a group to other offsets: to a time, an offset, the start or the end'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -f -a "undo" -d 'Put a group back where it stood before helixctl last moved it'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -f -a "export" -d 'Write a group\'s committed offsets as YAML, to stdout or to a file'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -f -a "import" -d 'Commit the offsets that `groups export` wrote, to the same group or to another'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -f -a "delete-offsets" -d 'Remove what a group has committed of a topic'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -f -a "delete" -d 'Delete groups with all that they have committed'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and not __fish_seen_subcommand_from list describe seek undo export import delete-offsets delete help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from list" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from list" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from list" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from list" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from list" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from list" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from list" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from describe" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from describe" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -l to -d 'Where to: start, end, OFFSET, +N, -N, TIME, 2h-ago, P=OFFSET,…, group:OTHER or file:SAVED' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -l topic -d 'Only this topic, or these partitions of it: TOPIC[:P,…] [default: where the group has committed]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -l wait-empty -d 'Wait so long for the group to be without members' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -l allow -d 'Consent to skipping unread records: data-loss:TOPIC' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -l dry-run -d 'Show what would be done, and do nothing'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from seek" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -l number -d 'Which of the saved states, 1 being the latest' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -l wait-empty -d 'Wait so long for the group to be without members' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -l allow -d 'Consent to skipping unread records: data-loss:TOPIC' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -l list -d 'Show what was saved, the latest first'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -l dry-run -d 'Show what would be done, and do nothing'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from undo" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from export" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from export" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from export" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from export" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from export" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from export" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from export" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from export" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from export" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -l as-group -d 'The group that gets them [default: the one in the file]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -l wait-empty -d 'Wait so long for the group to be without members' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -l allow -d 'Consent to skipping unread records: data-loss:TOPIC' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what would be done, and do nothing'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from import" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l topic -d 'The topic, or some partitions of it: TOPIC[:P,…]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l wait-empty -d 'Wait so long for the group to be without members' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l allow -d 'Consent to skipping unread records: data-loss:TOPIC' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l dry-run -d 'Show what would be done, and do nothing'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete-offsets" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from delete" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the groups of the cluster: consumer groups of both protocols, share groups, streams, and those that only keep offsets'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from help" -f -a "describe" -d 'Show a group\'s members with the partitions that each is assigned'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from help" -f -a "seek" -d 'Move a group to other offsets: to a time, an offset, the start or the end'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from help" -f -a "undo" -d 'Put a group back where it stood before helixctl last moved it'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write a group\'s committed offsets as YAML, to stdout or to a file'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from help" -f -a "import" -d 'Commit the offsets that `groups export` wrote, to the same group or to another'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from help" -f -a "delete-offsets" -d 'Remove what a group has committed of a topic'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from help" -f -a "delete" -d 'Delete groups with all that they have committed'
complete -c helixctl -n "__fish_helixctl_using_subcommand groups; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s t -l topic -d 'Topics to read [default: those that topics.yaml declares]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l since -d 'Begin at this time (2h, 2026-11-23T09:00Z), or at offset N, P=N,…, beginning, beginning+N or end-N' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l until -d 'End before this time or offset [default: the end seen at the start]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l topic-regex -d 'Read every topic whose whole name matches, without Kafka\'s own' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l file -d 'Declarations that name the topics, if no topic is given' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l env -d 'Environment of that file [default: $HELIXCTL_ENV, or the profile\'s]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s p -l partition -d 'Only these partitions' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s n -l limit -d 'End after so many records' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l isolation -d 'Whether records of open and aborted transactions are hidden' -r -f -a "committed\t''
uncommitted\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l grep -d 'Only records that match: [key:|value:|header.NAME:]REGEX; all of several' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l json-path -d 'Only records whose value is JSON with this field: PATH, PATH=TEXT or PATH~REGEX (`.user.id=7`); all of several' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l from -d 'Read this archive rather than the cluster [default: all of its topics, from their beginning]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l group -d 'Move this group back instead: its consumers read again' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l to -d 'Copy to this topic, byte for byte' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l out -d 'Write an archive, from which `--from` replays: see docs/archive.md' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l rate -d 'No faster than this: 5000/s, or 10MiB/s of keys and values' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l speed -d 'With the spacing in time that the records had, so many times as fast: 1x, 2x, 0.5x' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l to-profile -d 'The topic is on the cluster of this profile' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l partition-map -d 'Which partition goes where [default: the same number, or by key if the numbers of partitions differ]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l checkpoint -d 'Keep in this file how far the copy is; the same command goes on from there' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l max-attempts -d 'Leave, or park, what was sent back so often already' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l park -d 'Where those go that were' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l wait-empty -d 'Wait so long for the group to be without members' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l allow -d 'Consent to skipping unread records: data-loss:TOPIC' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l journal -d 'Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user\'s state folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s f -l format -d 'kcat\'s format: %t %p %o %k %s %h %T %K %S %R and \\\\n \\\\t \\\\xHH' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s D -l delimiter -d 'What follows each value [default: a line break]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l strict-time -d 'Only records whose own timestamp lies within the times'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l allow-gaps -d 'Take it for success if retention or a deletion cut into the range'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l count -d 'Only count'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l to-origin -d 'Dead letters: send each back to the topic that its headers name (ours, Spring Kafka\'s, Kafka Connect\'s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l verify -d 'Read all of the archive, and say whether every byte is what was written'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l create -d 'Make the topic if it is not there, with the partitions and configs of the source'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l mark -d 'Add headers that tell each record\'s source topic, partition and offset'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l into-same -d 'Allow copying a topic onto its own end'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l exactly-once -d 'Copy in transactions that also hold the progress: each record once, whatever happens'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l dry-run -d 'Show what would be done, and do nothing'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s y -l yes -d 'Do not ask'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l no-journal -d 'Keep no journal'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l hex -d 'Write where each record lies and its bytes in hexadecimal'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l key-only -d 'Write keys rather than values'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l value-only -d 'Write values and nothing else (the default)'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -l pretty -d 'Write values, or with `-o json` records, indented where they are JSON'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand replay" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -f -a "show" -d 'Print the effective settings'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -f -a "profiles" -d 'List the profiles'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -f -a "use" -d 'Choose the profile of later runs'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and not __fish_seen_subcommand_from show profiles use help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -l origin -d 'Show where each value comes from: file:line:column, variable or flag'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from profiles" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from profiles" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from profiles" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from profiles" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from profiles" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from profiles" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from profiles" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from profiles" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from profiles" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from profiles" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from profiles" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from profiles" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -l none -d 'Choose none'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from use" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "show" -d 'Print the effective settings'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "profiles" -d 'List the profiles'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "use" -d 'Choose the profile of later runs'
complete -c helixctl -n "__fish_helixctl_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -f -a "up" -d 'Start a sandbox that stays until `down`'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -f -a "status" -d 'List the sandboxes'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -f -a "down" -d 'Stop a sandbox; only what helixctl started is ever stopped'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -f -a "run" -d 'Start a sandbox, run a command in it, stop the sandbox'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and not __fish_seen_subcommand_from up status down run help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -l name -d 'Name, for several sandboxes beside each other' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -l brokers -d 'Number of brokers, each in a rack of its own' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -l port -d 'Port of the first broker [default: a free one]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -l data -d 'Folder to keep the data in; the next sandbox on it continues [default: a temporary one]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -l property -d 'Line of server.properties (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -l secure -d 'TLS, SASL (SCRAM-SHA-512, SCRAM-SHA-256, PLAIN) and access rules that deny by default'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from up" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -l name -d 'Name of the sandbox' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -l all -d 'Stop all of them'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from down" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l brokers -d 'Number of brokers, each in a rack of its own' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l port -d 'Port of the first broker [default: a free one]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l data -d 'Folder to keep the data in; the next sandbox on it continues [default: a temporary one]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l property -d 'Line of server.properties (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -l secure -d 'TLS, SASL (SCRAM-SHA-512, SCRAM-SHA-256, PLAIN) and access rules that deny by default'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from run" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "up" -d 'Start a sandbox that stays until `down`'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "status" -d 'List the sandboxes'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "down" -d 'Stop a sandbox; only what helixctl started is ever stopped'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "run" -d 'Start a sandbox, run a command in it, stop the sandbox'
complete -c helixctl -n "__fish_helixctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand completions" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand completions" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand completions" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand completions" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand completions" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand completions" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand completions" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand completions" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand completions" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand completions" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand completions" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand man" -l config -d 'Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user\'s config folder]' -r -F
complete -c helixctl -n "__fish_helixctl_using_subcommand man" -l profile -d 'Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand man" -s b -l bootstrap-server -d 'Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand man" -s X -l set -d 'librdkafka property, over everything else (can be repeated)' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand man" -l timeout -d 'How long to wait for the cluster' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand man" -l cluster-id -d 'Id of the cluster that this command may change; required where the profile is protected' -r
complete -c helixctl -n "__fish_helixctl_using_subcommand man" -s o -l output -d 'Format of the answer [default: table; of records: their values as they are]' -r -f -a "table\t'For people'
json\t'One JSON object'
yaml\t''
ndjson\t'One JSON object per line'
markdown\t'For a pull-request comment'"
complete -c helixctl -n "__fish_helixctl_using_subcommand man" -l color -d 'When to colour the output' -r -f -a "auto\t'Coloured on a terminal, unless NO_COLOR is set'
always\t''
never\t''"
complete -c helixctl -n "__fish_helixctl_using_subcommand man" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c helixctl -n "__fish_helixctl_using_subcommand man" -s v -l verbose -d 'Say more (can be repeated)'
complete -c helixctl -n "__fish_helixctl_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c helixctl -n "__fish_helixctl_using_subcommand man" -s V -l version -d 'Print version'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "topics" -d 'Declare, reconcile and look at topics'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "acls" -d 'Grant, revoke and question access rules'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "users" -d 'List, set and delete SCRAM users'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "quotas" -d 'List, set and unset client quotas'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "produce" -d 'Write records to a topic, each one\'s delivery confirmed'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "consume" -d 'Read records and write them to stdout, byte for byte'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "lag" -d 'Show how far consumer groups are behind, in records and in time, the worst first'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "groups" -d 'List and describe consumer groups, and change where they stand'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "replay" -d 'Go back in time: read again, copy, or let a group read again'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "config" -d 'Show the configuration, and choose a profile'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "sandbox" -d 'Run a throwaway real Kafka on 127.0.0.1'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "completions" -d 'Print the completion script of a shell'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "man" -d 'Print a man page'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and not __fish_seen_subcommand_from topics acls users quotas produce consume lag groups replay config sandbox completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from topics" -f -a "plan" -d 'Show what apply would change, and at what risk'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from topics" -f -a "apply" -d 'Make the cluster as declared'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from topics" -f -a "validate" -d 'Check the declarations without a broker'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from topics" -f -a "list" -d 'List the live topics'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from topics" -f -a "describe" -d 'Show topics: partitions, offsets, configs with their source, and the difference to topics.yaml'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from topics" -f -a "create" -d 'Create topics by hand'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from topics" -f -a "alter" -d 'Change live topics by hand'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from topics" -f -a "delete" -d 'Delete topics, with all their records'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from topics" -f -a "reassign" -d 'Move replicas: another factor, other brokers, off a broker, or evened out'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from topics" -f -a "export" -d 'Print the live topics as topics.yaml'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from topics" -f -a "snapshot" -d 'Save what a plan needs to see, for `plan --observed`'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from topics" -f -a "schema" -d 'Print the JSON Schema of topics.yaml for editors'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from acls" -f -a "list" -d 'List the access rules'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from acls" -f -a "grant" -d 'Allow a principal to do something, or deny it'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from acls" -f -a "revoke" -d 'Take rules of a principal away'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from acls" -f -a "can" -d 'Answer whether a principal may do something (exit 0 for yes, 3 for no)'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from acls" -f -a "why" -d 'Show which rule lets a principal do something, or what keeps it from that'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from acls" -f -a "export" -d 'Print the access rules, users and quotas as `principals:` of topics.yaml'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from users" -f -a "list" -d 'List the SCRAM users, in one request'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from users" -f -a "set" -d 'Set a user\'s password, for a new user or for one that exists'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from users" -f -a "delete" -d 'Take a user\'s passwords away, so that it cannot log in any more'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from quotas" -f -a "list" -d 'List the quotas that are set, in one request'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from quotas" -f -a "set" -d 'Set quotas of a user, a client id, both, an address, or a default'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from quotas" -f -a "unset" -d 'Take quotas away: what is left is the default, or no limit'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from groups" -f -a "list" -d 'List the groups of the cluster: consumer groups of both protocols, share groups, streams, and those that only keep offsets'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from groups" -f -a "describe" -d 'Show a group\'s members with the partitions that each is assigned'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from groups" -f -a "seek" -d 'Move a group to other offsets: to a time, an offset, the start or the end'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from groups" -f -a "undo" -d 'Put a group back where it stood before helixctl last moved it'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from groups" -f -a "export" -d 'Write a group\'s committed offsets as YAML, to stdout or to a file'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from groups" -f -a "import" -d 'Commit the offsets that `groups export` wrote, to the same group or to another'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from groups" -f -a "delete-offsets" -d 'Remove what a group has committed of a topic'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from groups" -f -a "delete" -d 'Delete groups with all that they have committed'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "show" -d 'Print the effective settings'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "profiles" -d 'List the profiles'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "use" -d 'Choose the profile of later runs'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "up" -d 'Start a sandbox that stays until `down`'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "status" -d 'List the sandboxes'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "down" -d 'Stop a sandbox; only what helixctl started is ever stopped'
complete -c helixctl -n "__fish_helixctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "run" -d 'Start a sandbox, run a command in it, stop the sandbox'
